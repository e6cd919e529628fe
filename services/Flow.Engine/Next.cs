namespace Bridge.Flow.Engine;

/// <summary>What a step says should happen next.</summary>
internal abstract record Next
{
    /// <summary>For the customer, or for the answer to an effect.</summary>
    public static readonly Next Wait = new Waits();

    /// <summary>The step is entered again: its question is put once more.</summary>
    public static readonly Next Again = new Enters();

    /// <summary>The flow is over: back to the one that called it.</summary>
    public static readonly Next End = new Ends();

    /// <summary>Something must be looked up first; <see cref="Run.Knows"/> has noted what.</summary>
    public static readonly Next Unknown = new Waits();

    /// <summary>More of the kind may follow at once: the step is entered again when it is quiet.</summary>
    public static readonly Next Gathers = new Collects();

    public static Next Exit(string exit) => new Leaves(exit);
    public static Next Call(string flowId, string? entry) => new Calls(flowId, entry);
    public static Next Fail(string why) => new Fails(why);

    /// <summary>A wrong try: the named text is said and the question put again.</summary>
    public static Next NotUnderstood(string text = "not_understood") => new Misunderstands(text);

    /// <summary>Not a wrong try: the step does not take this kind of message.</summary>
    public static Next NotTaken(string text = "not_taken") => new Refuses(text);

    internal sealed record Waits : Next;
    internal sealed record Enters : Next;
    internal sealed record Collects : Next;
    internal sealed record Ends : Next;
    internal sealed record Leaves(string By) : Next;
    internal sealed record Calls(string FlowId, string? Entry) : Next;
    internal sealed record Fails(string Why) : Next;
    internal sealed record Misunderstands(string Text) : Next;
    internal sealed record Refuses(string Text) : Next;
}
