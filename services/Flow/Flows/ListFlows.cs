using Bridge.Flow.Engine.Definition;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Flows;

/// <param name="Name">The author's own, for the console.</param>
/// <param name="Published">The version that new sessions run; 0: none.</param>
/// <param name="Changed">The draft differs from what is published.</param>
public sealed record FlowSummary(string Id, string Name, long Published, bool Changed, DateTimeOffset ChangedAt, Guid? ChangedBy);

static class ListFlows
{
    public static void Map(RouteGroupBuilder flows) => flows.MapGet("/", Handle).WithName(nameof(ListFlows));

    static async Task<Ok<List<FlowSummary>>> Handle(FlowDbContext db, CancellationToken ct)
    {
        var rows = await db.Flows.AsNoTracking().OrderBy(f => f.Id)
            .Select(f => new { Flow = f, Published = db.FlowVersions.Where(v => v.FlowId == f.Id && v.Number == f.Published).Select(v => v.Definition).SingleOrDefault() })
            .ToListAsync(ct);
        return TypedResults.Ok(rows.ConvertAll(row => new FlowSummary(
            row.Flow.Id, NameOf(row.Flow), row.Flow.Published, row.Flow.Draft != row.Published, row.Flow.ChangedAt, row.Flow.ChangedBy)));
    }

    /// <summary>English is the console's first language; a flow without a name is called by its id.</summary>
    public static string NameOf(FlowDefinition flow) =>
        LocalText.Read(DraftJson.Read(flow.Draft)?["name"])?.In("en", "en") ?? flow.Id;
}
