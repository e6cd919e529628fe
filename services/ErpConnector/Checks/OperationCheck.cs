using System.Text.Json;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Calling;

namespace Bridge.ErpConnector.Checks;

/// <summary>What a check found out about one operation.</summary>
internal sealed record OperationCheck(ErpOperation Operation)
{
    /// <summary>How its call ended; null where it was not called: <see cref="Skipped"/> says why.</summary>
    public CallOutcome? Outcome { get; init; }
    public string? Skipped { get; init; }
    public int? Status { get; init; }
    public int DurationMs { get; init; }

    /// <summary>Where the answer breaks the contract, each with its JSON path.</summary>
    public IReadOnlyList<string> Violations { get; init; } = [];

    /// <summary>What was let pass.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Redacted, both.</summary>
    public string? Request { get; init; }
    public string? Response { get; init; }

    /// <summary>What came in place of an answer that keeps the contract.</summary>
    public JsonElement? Came { get; init; }

    /// <summary>The answer itself, for the steps that follow and for the comparison with earlier ones; never stored.</summary>
    public JsonElement? Answer { get; init; }

    public bool IsGood => Outcome == CallOutcome.Ok && Violations.Count == 0;

    public OperationCheck Violates(string violation) => this with { Violations = [.. Violations, violation] };

    public OperationCheck Warns(string warning) => this with { Warnings = [.. Warnings, warning] };
}
