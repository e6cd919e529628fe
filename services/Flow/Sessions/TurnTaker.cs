using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine;
using Bridge.Flow.Flows;
using Bridge.Flow.ReadModel;
using Bridge.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace Bridge.Flow.Sessions;

/// <summary>
/// One turn of a conversation whose row is locked: asks the engine, answers what it must know from the read model in the same transaction, takes over
/// session and record, and writes the effects to the outbox. The commit is the caller's.
/// </summary>
sealed partial class TurnTaker(
    FlowDbContext db, Bundles bundles, Lookups lookups, TimeProvider clock, IOptions<FlowOptions> options, ILogger<TurnTaker> logger)
{
    /// <summary>Above it the engine runs in a circle.</summary>
    const int QueriesPerTurn = 20;

    public Task TakeItemAsync(Conversation conversation, ItemArrived arrived, CancellationToken ct)
    {
        conversation.Customer = arrived.Customer;
        return TakeAsync(conversation, new ItemInput(arrived), arrived.Number, ct);
    }

    /// <summary>"agent" and "stop" do not wait for the ERP. False: it is none of these.</summary>
    public async Task<bool> TakeAtOnceAsync(Conversation conversation, ItemArrived arrived, CancellationToken ct)
    {
        var input = new ItemInput(arrived);
        var world = await World.ReadAsync(db, ct);
        var acts = FlowEngine.ActsAtOnce(await bundles.GetAsync(db, conversation.Session?.BundleVersion ?? world.BundleVersion, ct), conversation.Record, input);
        if (acts)
        {
            await TakeAsync(conversation, input, arrived.Number, ct);
        }

        return acts;
    }

    /// <summary>An input that is not an item answers the last item that was done.</summary>
    public Task TakeAsync(Conversation conversation, Input input, CancellationToken ct) => TakeAsync(conversation, input, conversation.NextItem - 1, ct);

    async Task TakeAsync(Conversation conversation, Input input, long item, CancellationToken ct)
    {
        using var activity = FlowTelemetry.Source.StartActivity("flow turn");
        var kind = input.GetType().Name;
        conversation.Inputs++;
        var turn = await AskEngineAsync(conversation, input, ct);
        if (input is AnswerInput answer && turn.Session?.Pending?.EffectId == answer.EffectId)
        {
            // Whatever the engine made of the answer, it has been given: waiting on would wait for ever.
            turn = turn with { Session = turn.Session with { Pending = null } };
        }

        conversation.Become(turn);
        foreach (var effect in turn.Effects)
        {
            CarryOut(conversation, effect, item);
        }

        FlowTelemetry.Turns.Add(1, new KeyValuePair<string, object?>("input", kind));
        var at = turn.Session?.Frames is [.., var top] ? top : null;
        activity?.SetTag("bridge.conversation", conversation.Id).SetTag("bridge.item", item).SetTag("bridge.input", kind)
            .SetTag("bridge.flow", at?.FlowId).SetTag("bridge.step", at?.StepId);
    }

    void CarryOut(Conversation conversation, Effect effect, long item)
    {
        switch (effect)
        {
            case SetTimer set:
                conversation.SetTimer(set.TimerId, set.Due);
                return;
            case CancelTimer cancel:
                conversation.CancelTimer(cancel.TimerId);
                return;
            case RequestOrder order:
                conversation.Placing = order.Command.DraftId;
                break;
            case Say say:
                conversation.Audience = say.Audience;
                break;
        }

        if (EffectTranslator.Translate(effect, conversation.Id, item, conversation.NextTurn, conversation.Audience) is not { } outgoing)
        {
            return;
        }

        if (outgoing.Message is SendTurn turn)
        {
            conversation.NextTurn++;
            db.SentTurns.Add(new SentTurn { ConversationId = conversation.Id, Number = turn.Turn, Turn = turn, SentAt = clock.GetUtcNow() });
        }

        db.Send(outgoing.Queue, outgoing.Message);
    }

    async Task<Turn> AskEngineAsync(Conversation conversation, Input input, CancellationToken ct)
    {
        var world = await World.ReadAsync(db, ct);
        var pinned = conversation.Session?.BundleVersion ?? world.BundleVersion;
        var turn = await AskEngineAsync(conversation, input, world, pinned, ct);
        // A session that starts in this turn starts in what is published now, not in what the ended one was pinned to. The engine is a value
        // function: asking it again costs time and nothing else.
        return pinned != world.BundleVersion && turn.Session is { } session && session.Id != conversation.Session?.Id
            ? await AskEngineAsync(conversation, input, world, world.BundleVersion, ct)
            : turn;
    }

    async Task<Turn> AskEngineAsync(Conversation conversation, Input input, World world, long version, CancellationToken ct)
    {
        var flows = await bundles.GetAsync(db, version, ct);
        var context = world.ContextOf(conversation, clock.GetUtcNow(), options.Value);
        var data = new List<Answered>();
        while (true)
        {
            switch (Ask(flows, conversation, input, data, context))
            {
                case Turn turn:
                    return turn;
                case Needs needs:
                    data.Add(new Answered(needs.Query, await lookups.AnswerAsync(conversation.Id, needs.Query, ct)));
                    break;
            }
        }
    }

    Outcome Ask(FlowBundle flows, Conversation conversation, Input input, List<Answered> data, EngineContext context)
    {
        try
        {
            return data.Count <= QueriesPerTurn
                ? FlowEngine.Run(flows, conversation.Session, conversation.Record, input, data, context)
                : throw new InvalidOperationException($"The engine asked more than {QueriesPerTurn} questions in one turn.");
        }
        catch (Exception e)
        {
            // A fault of ours must not hold the customer up for ever: a person takes over, and the operator is told where it happened.
            FlowTelemetry.Failures.Add(1);
            LogFailed(e, conversation.Id, conversation.Inputs, input.GetType().Name);
            return new Turn(null, conversation.Record, [
                new HandOver(HandOverReason.FlowFailed),
                new Note($"flow_failed:{conversation.Inputs}", "flow_failed", new Dictionary<string, string> { ["error"] = e.GetType().Name }),
            ], []);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The engine failed in conversation {Conversation} at input {Number} ({Input})")]
    partial void LogFailed(Exception e, Guid conversation, long number, string input);
}
