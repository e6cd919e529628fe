using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Contract;
using Bridge.ErpConnector.Profile;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.ErpConnector.Checks;

/// <summary>How the ERP keeps the contract, as far as checks have seen.</summary>
/// <param name="Violations">In all.</param>
public sealed record ContractView(DateTimeOffset? CheckedAt, int Violations, IReadOnlyList<OperationView> Operations);

public sealed record OperationView
{
    public required ErpOperation Operation { get; init; }
    public required bool Enabled { get; init; }

    /// <summary>Null: never.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>Ok, Rejected, NotSent, NotConfigured, Open or Violation; null where it was not called.</summary>
    public string? Outcome { get; init; }

    /// <summary>Why it was not called.</summary>
    public string? Skipped { get; init; }
    public int? Status { get; init; }
    public int? DurationMs { get; init; }
    public IReadOnlyList<string> Violations { get; init; } = [];
    public IReadOnlyList<string> Warnings { get; init; } = [];
    public IReadOnlyList<Drift> Drift { get; init; } = [];

    /// <summary>Redacted, as is the answer.</summary>
    public string? Request { get; init; }
    public string? Response { get; init; }
}

/// <param name="Operations">Left out: all.</param>
/// <param name="Writes">Consent that test records are made in the ERP.</param>
public sealed record CheckContractRequest(IReadOnlyList<ErpOperation>? Operations, bool Writes);

internal static class ContractApi
{
    public static void MapContract(this WebApplication app)
    {
        var contract = app.MapGroup("/contract").RequireAuthorization(Policies.Admin).WithTags("Contract");
        contract.MapGet("", GetContract).WithName(nameof(GetContract));
        contract.MapPost("/check", CheckContract).WithName(nameof(CheckContract));
        contract.MapGet("/openapi", () => Results.Text(ContractDocument.Json, "application/json")).WithName("GetContractDocument");
    }

    private static async Task<Ok<ContractView>> GetContract(ErpDbContext db, Profiles profiles, CancellationToken ct) => TypedResults.Ok(await ViewAsync(db, profiles, ct));

    private static async Task<Ok<ContractView>> CheckContract(CheckContractRequest request, ContractChecks checks, ErpDbContext db, Profiles profiles, CancellationToken ct)
    {
        await checks.RunAsync(request.Operations is { Count: > 0 } some ? some.ToHashSet() : null, request.Writes, ct);
        return TypedResults.Ok(await ViewAsync(db, profiles, ct));
    }

    private static async Task<ContractView> ViewAsync(ErpDbContext db, Profiles profiles, CancellationToken ct)
    {
        var profile = await profiles.CurrentAsync(ct);
        var states = await db.ContractStates.AsNoTracking().ToDictionaryAsync(s => s.Operation, ct);
        return new ContractView(
            states.Count == 0 ? null : states.Values.Max(s => s.CheckedAt),
            states.Values.Sum(s => s.Violations.Count),
            [.. ErpContract.Operations.Select(o => View(profile.Of(o.Operation), states.GetValueOrDefault(o.Operation)))]);
    }

    private static OperationView View(ErpEndpoint endpoint, ContractState? state) => new()
    {
        Operation = endpoint.Contract.Operation,
        Enabled = endpoint.Enabled,
        CheckedAt = state?.CheckedAt,
        Outcome = state?.Outcome?.ToString(),
        Skipped = state?.Skipped,
        Status = state?.Status,
        DurationMs = state?.DurationMs,
        Violations = state?.Violations ?? [],
        Warnings = state?.Warnings ?? [],
        Drift = state?.Drift ?? [],
        Request = state?.Request,
        Response = state?.Response,
    };
}
