using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Flows;

/// <param name="Revision">Sent back with a save: who has not seen the newest draft is told so.</param>
public sealed record FlowDetail(
    string Id, string Name, JsonElement Draft, long Revision, long Published, bool Edited, DateTimeOffset ChangedAt, Guid? ChangedBy);

static class GetFlow
{
    public static void Map(RouteGroupBuilder flows) => flows.MapGet("/{id}", Handle).WithName(nameof(GetFlow));

    static async Task<Results<Ok<FlowDetail>, NotFound>> Handle(string id, FlowDbContext db, CancellationToken ct) =>
        await db.Flows.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, ct) is { } flow
            ? TypedResults.Ok(new FlowDetail(flow.Id, ListFlows.NameOf(flow), JsonElement.Parse(flow.Draft), flow.Revision, flow.Published, flow.Edited,
                flow.ChangedAt, flow.ChangedBy))
            : TypedResults.NotFound();
}
