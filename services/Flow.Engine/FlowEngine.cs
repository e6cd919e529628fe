using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine;

/// <summary>A value function: the same arguments give the same outcome, in the preview, in tests and in production.</summary>
public static class FlowEngine
{
    /// <summary>The pending effect's <see cref="PendingEffect.WordAt"/> has come.</summary>
    public const string MomentTimer = "moment";

    public static Outcome Run(
        FlowBundle flows, Session? session, ConversationRecord record, Input input, IReadOnlyList<Answered> data, EngineContext context)
    {
        var run = new Run(Flows.Of(flows), session, record, data, context);
        switch (input)
        {
            case ItemInput item:
                run.WordsFollow = item.WordsFollow;
                Items.Take(run, item.Arrived);
                break;
            case AnswerInput answer when run.Pending?.EffectId == answer.EffectId:
                run.Pending = null;
                run.Answer(answer.Answer);
                break;
            case ReachableInput when run is { Parked: true, Pending: null }:
                run.Reach();
                break;
            case TimerInput { TimerId: Engine.Run.QuietTimer }:
                run.AnswerQuiet();
                break;
            case TimerInput { TimerId: MomentTimer }:
                run.ExcuseWaiting();
                break;
            case TimerInput { TimerId: Engine.Run.SilenceTimer }:
                run.EndSilence();
                break;
            case TimerInput { TimerId: Engine.Run.RemindTimer }:
                run.Remind();
                break;
            case TimerInput { TimerId: Engine.Run.WaitTimer }:
                run.EndWait();
                break;
            case StartInput start when run.Pending is null:
                run.Start(start.At, start.Variables);
                break;
            case OfferInput offer:
                PersonsOffers.Show(run, offer.Offered);
                break;
            case OrderNoticeInput notice:
                Notices.Tell(run, notice.Order);
                break;
            default:
                break;
        }

        return run.Outcome();
    }

    /// <summary>What texts and conditions may name beside a session's variables.</summary>
    public static IReadOnlyList<string> Facts { get; } =
    [
        "company", "name", "phone", "email", "language", "cart", "cart_lines", "total", "last_address", "orders", "applications", "open", "opens_at", "today",
    ];

    /// <summary>Whether a session could stand there.</summary>
    public static bool Knows(FlowBundle flows, Frame frame) => Flows.Of(flows).Step(frame) is { Type: not null };

    /// <summary>"agent" and "stop" act on arrival, even while an effect is in flight.</summary>
    public static bool ActsAtOnce(FlowBundle flows, ConversationRecord record, Input input) =>
        record.Person != PersonState.Answers
        && input is ItemInput { Arrived: { Late: false, Item: TextItem text } }
        && Flows.Of(flows).Words.Meaning(text.Body).Word is Word.Agent or Word.Stop;
}

/// <summary>All flows that a session can reach, as one immutable version.</summary>
public sealed record FlowBundle(long Version, IReadOnlyDictionary<string, System.Text.Json.Nodes.JsonObject> Flows);
