using System.Text.Json;

namespace Bridge.ErpConnector.Calling;

/// <summary>How one try ended, as far as it matters for what may be done next.</summary>
internal enum CallOutcome
{
    Ok,

    /// <summary>The ERP said no, for good: 4xx, or 200 with an error object.</summary>
    Rejected,

    /// <summary>Provably not done, and worth another try: no connection, breaker open, 425, 429.</summary>
    NotSent,

    /// <summary>Provably not done, and no use trying before somebody changes something: disabled, no address, address not permitted, 401, 403.</summary>
    NotConfigured,

    /// <summary>It may have been done: no answer in time, connection lost after sending, 408, 5xx.</summary>
    Open,

    /// <summary>It may have been done, and what came back is not the contract's: not JSON, too big, a redirect, a field missing or mistyped.</summary>
    Violation,
}

/// <summary>One try. <see cref="Problem"/> is for the operator: with the operation's name before it, it is the whole story.</summary>
internal sealed record Attempt(CallOutcome Outcome, string? Problem = null)
{
    public JsonElement? Answer { get; init; }
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Where the answer broke the contract, one by one; <see cref="Problem"/> holds them all.</summary>
    public IReadOnlyList<string> Violations { get; init; } = [];

    /// <summary>What came instead, of an answer that breaks the contract: to be compared with, never to be used.</summary>
    public JsonElement? Came { get; init; }
    public int? Status { get; init; }
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What came, redacted.</summary>
    public string? Response { get; init; }

    /// <summary>What the ERP itself asked for; an open breaker of ours does not speak for it.</summary>
    public TimeSpan? PauseOfErp => Status is null ? null : RetryAfter;

    public bool Reached => Outcome is CallOutcome.Ok or CallOutcome.Rejected;
}
