using System.Text.Json;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Contract;
using Bridge.ErpConnector.Reads;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.ErpConnector.Calls;

/// <summary>
/// Asks again what a line of the log asked. Only reads: their fields stand in the log as they were, and nothing comes of asking twice. A write is tried
/// again from its order or application, where its key is kept and its state is known.
/// </summary>
internal static class ReplayCall
{
    public static void Map(RouteGroupBuilder calls) => calls.MapPost("/{id:long}/replay", Handle).WithName(nameof(ReplayCall));

    private static async Task<Results<Ok<ErpAnswered>, NotFound, ProblemHttpResult>> Handle(long id, ErpDbContext db, ErpReads reads, CancellationToken ct)
    {
        if (await db.Calls.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } call)
        {
            return TypedResults.NotFound();
        }

        return await AskAgainAsync(call, reads, ct) is { } answer ? TypedResults.Ok(answer) : TypedResults.Problem(WhyNot(call), statusCode: StatusCodes.Status409Conflict);
    }

    /// <summary>Null where it is not asked again; <see cref="WhyNot"/> says why.</summary>
    public static async Task<ErpAnswered?> AskAgainAsync(Call call, ErpReads reads, CancellationToken ct)
    {
        if (ErpContract.Of(call.Operation).Writes)
        {
            return null;
        }

        try
        {
            return await reads.AskAsync(call.Operation, JsonSerializer.Deserialize<JsonElement>(call.Request!), ct);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string WhyNot(Call call) => ErpContract.Of(call.Operation).Writes
        ? "This call wrote. It is tried again from its order or application, under its own key."
        : "What was asked was too long for the log to keep it whole.";
}
