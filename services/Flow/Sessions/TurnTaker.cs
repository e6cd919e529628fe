using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Counts;
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
sealed class TurnTaker(FlowDbContext db, Bundles bundles, EngineHost engine, Lookups lookups, ErpOperations erp, TimeProvider clock, IOptions<FlowOptions> options)
{
    World? _world;

    /// <summary>A new transaction, with these conversations: what the turns of the last one knew of the company and of them may be old.</summary>
    public void Begin(IReadOnlyList<Guid> conversations)
    {
        _world = null;
        lookups.Begin(conversations);
    }

    /// <summary>The bot is known to be paused; false also where nobody has looked in this transaction.</summary>
    public bool Paused => _world is { Paused: true };

    public async Task<bool> IsPausedAsync(CancellationToken ct) => (_world ??= await World.ReadAsync(db, ct)).Paused;

    /// <summary>What the turns since the last commit have done, step by step.</summary>
    public TurnCounts Counts { get; } = new();

    /// <param name="next">The item behind it, where it is here already.</param>
    public Task TakeItemAsync(Conversation conversation, ItemArrived arrived, ItemArrived? next, CancellationToken ct)
    {
        conversation.Customer = arrived.Customer;
        if (arrived.Item is ConversationMerged merged)
        {
            // It came here behind whatever the session waited for, but for the ERP's coming back: an order that waits for that is still placed from here. The other's
            // row is another's lock, and taken in a transaction of its own.
            if (!conversation.Parked)
            {
                conversation.End();
            }

            db.Send("flow-join-conversations", new JoinConversations(conversation.Id, merged.Into));
            return Task.CompletedTask;
        }

        return TakeAsync(conversation, new ItemInput(arrived, next is { Late: false, Item: TextItem } && next.Number == arrived.Number + 1), arrived.Number, ct);
    }

    /// <summary>"agent" and "stop" do not wait for the ERP. False: it is none of these.</summary>
    public async Task<bool> TakeAtOnceAsync(Conversation conversation, ItemArrived arrived, CancellationToken ct)
    {
        var input = new ItemInput(arrived);
        var world = _world ??= await World.ReadAsync(db, ct);
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
        var (before, now) = (conversation.Session, clock.GetUtcNow());
        var turn = await AskEngineAsync(conversation, input, ct);
        Counts.Take(before, turn.Trace, now);
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
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("bridge.steps", StepsOf(turn.Trace));
        }
    }

    /// <summary>The way that the turn took, for who reads the trace: ids of steps and exits, and nothing that the customer said.</summary>
    internal static string StepsOf(IReadOnlyList<TraceStep> trace) => string.Join(' ', trace.Select(step => $"{step.What}:{step.FlowId}/{step.StepId}{(step.What == "left" ? $"#{step.Detail}" : "")}"));

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
                conversation.DraftInFlight = order.Command.DraftId;
                break;
            case Say say:
                conversation.Audience = say.Audience;
                break;
            case HandOver handOver:
                conversation.PausedItem = handOver.Reason == HandOverReason.Paused ? item : null;
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
        var world = _world ??= await World.ReadAsync(db, ct);
        var context = world.ContextOf(conversation, clock.GetUtcNow(), options.Value) with { Applicants = erp.Applicants, Addresses = erp.Addresses };
        var pinned = conversation.Session?.BundleVersion ?? world.BundleVersion;
        var turn = await RunAsync(pinned);
        // A session that starts in this turn starts in what is published now, not in what the ended one was pinned to. The engine is a value
        // function: asking it again costs time and nothing else.
        return pinned != world.BundleVersion && turn.Session is { } session && session.Id != conversation.Session?.Id
            ? await RunAsync(world.BundleVersion)
            : turn;

        async Task<Turn> RunAsync(long version) =>
            await engine.RunAsync(await bundles.GetAsync(db, version, ct), conversation.Session, conversation.Record, input, context, ct);
    }
}
