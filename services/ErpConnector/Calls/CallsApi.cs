using System.ComponentModel.DataAnnotations;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Calling;
using Bridge.ErpConnector.Contract;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.ErpConnector.Calls;

/// <summary>A page of the call log, newest first; <see cref="Next"/> is the <c>before</c> of the following page, null at the end.</summary>
public sealed record CallPage(IReadOnlyList<CallRow> Items, long? Next);

public sealed record CallRow
{
    public required long Id { get; init; }
    public required ErpOperation Operation { get; init; }
    public required DateTimeOffset At { get; init; }
    public required int DurationMs { get; init; }
    public required int Tries { get; init; }

    /// <summary>Ok, Rejected, NotSent, NotConfigured, Open or Violation.</summary>
    public required string Outcome { get; init; }
    public required int? Status { get; init; }
    public required string? Problem { get; init; }
    public required IReadOnlyList<string> Warnings { get; init; }
    public required string? Key { get; init; }
    public required Guid RequestId { get; init; }
    public required string? Request { get; init; }
    public required string? Response { get; init; }
    public required string? TraceId { get; init; }
}

/// <summary>What to look for in the log.</summary>
public sealed record CallFilter
{
    /// <summary>Ok, Rejected, NotSent, NotConfigured, Open or Violation.</summary>
    public string? Outcome { get; init; }

    /// <summary>Beginning of a write's key: an order's draft, an application's submission.</summary>
    public string? Key { get; init; }
    public DateTimeOffset? Since { get; init; }
    public DateTimeOffset? Until { get; init; }

    /// <summary>Somewhere in problem, request or answer; or X-Bridge-Request-Id or the trace, whole.</summary>
    public string? Search { get; init; }

    internal IQueryable<Call> Apply(IQueryable<Call> calls, CallOutcome? outcome)
    {
        if (outcome is not null)
        {
            calls = calls.Where(c => c.Outcome == outcome);
        }

        if (Key is { Length: > 0 } key)
        {
            calls = calls.Where(c => c.Key!.StartsWith(key));
        }

        if (Since is { } since)
        {
            calls = calls.Where(c => c.At >= since.ToUniversalTime());
        }

        if (Until is { } until)
        {
            calls = calls.Where(c => c.At < until.ToUniversalTime());
        }

        if (Search?.Trim() is { Length: > 0 } words)
        {
            // What a person types is text, not a pattern.
            var pattern = $"%{words.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
            var id = Guid.TryParse(words, out var request) ? request : Guid.Empty;
            calls = calls.Where(c => c.RequestId == id || c.TraceId == words || EF.Functions.ILike(c.Problem!, pattern)
                || EF.Functions.ILike(c.Request!, pattern) || EF.Functions.ILike(c.Response!, pattern));
        }

        return calls;
    }
}

internal static class CallsApi
{
    public static void MapCalls(this WebApplication app)
    {
        var calls = app.MapGroup("/calls").RequireAuthorization(Policies.Admin).WithTags("Calls");
        calls.MapGet("", ListCalls).WithName(nameof(ListCalls));
        ReplayCall.Map(calls);
    }

    /// <param name="filter">All of what is given must fit.</param>
    private static async Task<Results<Ok<CallPage>, ValidationProblem>> ListCalls(
        [AsParameters] CallFilter filter, ErpDbContext db, CancellationToken ct, string? operation = null, long? before = null, [Range(1, 200)] int limit = 50)
    {
        var contract = operation is null ? null : ErpContract.Find(operation);
        if (operation is not null && contract is null)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { [nameof(operation)] = [$"{operation} is not an operation of the contract."] });
        }

        CallOutcome? outcome = Enum.TryParse<CallOutcome>(filter.Outcome, out var named) ? named : null;
        if (filter.Outcome is not null && outcome is null)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["outcome"] = [$"One of {string.Join(", ", Enum.GetNames<CallOutcome>())}."] });
        }

        var calls = filter.Apply(db.Calls.AsNoTracking(), outcome);
        if (contract is not null)
        {
            calls = calls.Where(c => c.Operation == contract.Operation);
        }
        if (before is not null)
        {
            calls = calls.Where(c => c.Id < before);
        }

        var rows = await calls.OrderByDescending(c => c.Id).Take(limit + 1).ToListAsync(ct);
        var next = rows.Count > limit ? rows[limit - 1].Id : (long?)null;
        return TypedResults.Ok(new CallPage([.. rows.Take(limit).Select(ToRow)], next));
    }

    internal static CallRow ToRow(Call call) => new()
    {
        Id = call.Id,
        Operation = call.Operation,
        At = call.At,
        DurationMs = call.DurationMs,
        Tries = call.Tries,
        Outcome = call.Outcome.ToString(),
        Status = call.Status,
        Problem = call.Problem,
        Warnings = call.Warnings,
        Key = call.Key,
        RequestId = call.RequestId,
        Request = call.Request,
        Response = call.Response,
        TraceId = call.TraceId,
    };
}
