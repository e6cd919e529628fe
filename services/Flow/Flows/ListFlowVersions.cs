using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Flows;

/// <param name="PublishedBy">Null: shipped with Bridge.</param>
/// <param name="RolledBackTo">The older version that was published anew as this one.</param>
public sealed record FlowVersionSummary(long Number, DateTimeOffset PublishedAt, Guid? PublishedBy, string? Note, long? RolledBackTo);

static class ListFlowVersions
{
    public static void Map(RouteGroupBuilder flows) => flows.MapGet("/{id}/versions", Handle).WithName(nameof(ListFlowVersions));

    static async Task<Ok<List<FlowVersionSummary>>> Handle(string id, FlowDbContext db, CancellationToken ct) =>
        TypedResults.Ok(await db.FlowVersions.AsNoTracking().Where(v => v.FlowId == id).OrderByDescending(v => v.Number)
            .Select(v => new FlowVersionSummary(v.Number, v.PublishedAt, v.PublishedBy, v.Note, v.RolledBackTo)).ToListAsync(ct));
}
