using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Flows;

/// <summary>
/// Takes a flow away, where nothing leads to it any more. Its versions stay: sessions that run them end in them, and a flow of the same id would go on
/// counting where this one stopped.
/// </summary>
static class DeleteFlow
{
    public static void Map(RouteGroupBuilder flows) => flows.MapDelete("/{id}", Handle).WithName(nameof(DeleteFlow));

    static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(string id, FlowDbContext db, FlowCheck check, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await Publication.LockAsync(db, ct);
        if (await db.Flows.SingleOrDefaultAsync(f => f.Id == id, ct) is not { } flow)
        {
            return TypedResults.NotFound();
        }

        var needing = await check.WithoutAsync(id, ct);
        if (needing.Count > 0)
        {
            return TypedResults.Problem(
                "Other flows lead to it: " + string.Join(", ", needing.Select(p => $"{p.FlowId}/{p.StepId}").Distinct()), statusCode: StatusCodes.Status409Conflict,
                title: "The flow is needed", extensions: new Dictionary<string, object?> { ["problems"] = needing });
        }

        var published = flow.Published > 0;
        db.Flows.Remove(flow);
        await db.SaveChangesAsync(ct);
        if (published)
        {
            await Publication.BundleAsync(db, clock.GetUtcNow(), ct);
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
