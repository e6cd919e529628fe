using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Calling;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.ErpConnector.Checks;

/// <summary>The last check of an operation, and the shape of its last good answer.</summary>
internal sealed class ContractState
{
    /// <summary>So long a difference is told of; an ERP that keeps to it for longer means it.</summary>
    private static readonly TimeSpan Norm = TimeSpan.FromDays(14);

    public required ErpOperation Operation { get; init; }
    public DateTimeOffset CheckedAt { get; private set; }
    public CallOutcome? Outcome { get; private set; }
    public string? Skipped { get; private set; }
    public int? Status { get; private set; }
    public int DurationMs { get; private set; }
    public IReadOnlyList<string> Violations { get; private set; } = [];
    public IReadOnlyList<string> Warnings { get; private set; } = [];
    public string? Request { get; private set; }
    public string? Response { get; private set; }

    public IReadOnlyDictionary<string, string>? GoodShape { get; private set; }
    public DateTimeOffset? GoodAt { get; private set; }
    public IReadOnlyList<Drift> Drift { get; private set; } = [];

    public void Take(OperationCheck check, DateTimeOffset now)
    {
        (CheckedAt, Outcome, Skipped, Status, DurationMs) = (now, check.Outcome, check.Skipped, check.Status, check.DurationMs);
        (Violations, Warnings, Request, Response) = (check.Violations, check.Warnings, check.Request, check.Response);
        if (check.Came is not { } came || check.Outcome is not (CallOutcome.Ok or CallOutcome.Violation))
        {
            return;
        }

        var shape = AnswerShape.Of(came);
        var words = GoodShape is null ? [] : AnswerShape.Differences(GoodShape, shape);
        Drift = [.. words.Select(w => Drift.FirstOrDefault(d => d.Words == w) ?? new Drift(now, w))];
        if (check.IsGood && Drift.All(d => now - d.Since > Norm))
        {
            (GoodShape, GoodAt, Drift) = (shape, now, []);
        }
    }

    public static void Configure(EntityTypeBuilder<ContractState> state)
    {
        state.ToTable("contract_state").HasKey(s => s.Operation);
        state.Property(s => s.Operation).HasConversion<string>().HasMaxLength(40);
        state.Property(s => s.Outcome).HasConversion<string>().HasMaxLength(20);
        state.Property(s => s.Violations).HasJson();
        state.Property(s => s.Warnings).HasJson();
        state.Property(s => s.GoodShape).HasJson();
        state.Property(s => s.Drift).HasJson();
    }
}

/// <summary>How an ERP's answer differs from its last good one, since when: "GET_PRICE stopped returning currency".</summary>
public sealed record Drift(DateTimeOffset Since, string Words);
