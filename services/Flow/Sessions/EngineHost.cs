using Bridge.Contracts.Messaging;
using Bridge.Contracts.Flow;
using Bridge.Flow.Engine;
using Bridge.Flow.ReadModel;

namespace Bridge.Flow.Sessions;

/// <summary>Asks the engine, and answers what it must know from the read model, in the caller's transaction. Live turns and the preview come through here.</summary>
sealed partial class EngineHost(Lookups lookups, ILogger<EngineHost> logger)
{
    /// <summary>Above it the engine runs in a circle.</summary>
    const int QueriesPerTurn = 64;

    public Task<Turn> RunAsync(FlowBundle flows, Session? session, ConversationRecord record, Input input, EngineContext context, CancellationToken ct) =>
        RunAsync(flows, session, record, input, context, query => lookups.AnswerAsync(context.ConversationId, query, ct));

    /// <param name="answer">Where what it must know comes from: a preview may know better than the read model.</param>
    public async Task<Turn> RunAsync(
        FlowBundle flows, Session? session, ConversationRecord record, Input input, EngineContext context, Func<Query, Task<QueryAnswer>> answer)
    {
        var data = new List<Answered>();
        while (true)
        {
            switch (Ask(flows, session, record, input, data, context))
            {
                case Turn turn:
                    return turn;
                case Needs needs:
                    data.Add(new Answered(needs.Query, await answer(needs.Query)));
                    break;
            }
        }
    }

    Outcome Ask(FlowBundle flows, Session? session, ConversationRecord record, Input input, List<Answered> data, EngineContext context)
    {
        try
        {
            return data.Count <= QueriesPerTurn
                ? FlowEngine.Run(flows, session, record, input, data, context)
                : throw new InvalidOperationException($"The engine asked more than {QueriesPerTurn} questions in one turn.");
        }
        catch (Exception e)
        {
            // A fault of ours must not hold the customer up for ever: a person takes over, and the operator is told where it happened.
            FlowTelemetry.Failures.Add(1);
            var at = session?.Frames is [.., var top] ? $"{top.FlowId}/{top.StepId}" : "";
            LogFailed(e, context.ConversationId, input.GetType().Name, at);
            return new Turn(null, record, [
                new HandOver(HandOverReason.FlowFailed),
                new Note($"flow_failed-{context.Seed:N}", "flow_failed", new Dictionary<string, string> { ["step"] = at, ["problem"] = e.GetType().Name }),
            ], []);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The engine failed in conversation {Conversation} at {Step} ({Input})")]
    partial void LogFailed(Exception e, Guid conversation, string input, string step);
}
