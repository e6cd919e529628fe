using System.ComponentModel.DataAnnotations;
using Bridge.Contracts.Erp;
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

internal static class CallsApi
{
    public static void MapCalls(this WebApplication app) => app.MapGroup("/calls")
        .RequireAuthorization(Policies.Admin)
        .WithTags("Calls")
        .MapGet("", ListCalls).WithName(nameof(ListCalls));

    private static async Task<Results<Ok<CallPage>, ValidationProblem>> ListCalls(
        ErpDbContext db, CancellationToken ct, string? operation = null, long? before = null, [Range(1, 200)] int limit = 50)
    {
        var contract = operation is null ? null : ErpContract.Find(operation);
        if (operation is not null && contract is null)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { [nameof(operation)] = [$"{operation} is not an operation of the contract."] });
        }

        var calls = db.Calls.AsNoTracking();
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

    private static CallRow ToRow(Call call) => new()
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
