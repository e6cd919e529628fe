namespace Bridge.Flow.Engine;

/// <summary>A value function: the same arguments give the same outcome, in the preview, in tests and in production.</summary>
public static class FlowEngine
{
    public static Outcome Run(
        FlowBundle flows, Session? session, ConversationRecord record, Input input, IReadOnlyList<Answered> data, EngineContext context) =>
        throw new NotSupportedException("The engine is not written yet.");

    /// <summary>"agent" and "stop" act on arrival, even while an effect is in flight.</summary>
    public static bool ActsAtOnce(FlowBundle flows, ConversationRecord record, Input input) => false;
}

/// <summary>All flows that a session can reach, as one immutable version.</summary>
public sealed record FlowBundle(long Version, IReadOnlyDictionary<string, System.Text.Json.Nodes.JsonObject> Flows);
