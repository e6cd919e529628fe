using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Flow.Engine.Definition;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Flows;

public sealed record FlowVersionDetail(
    long Number, DateTimeOffset PublishedAt, Guid? PublishedBy, string? Note, string? Override, long? RolledBackTo, JsonElement Definition);

/// <param name="SameMeaning">Nothing has changed, or only where the cards stand.</param>
public sealed record FlowDifferenceAnswer(IReadOnlyList<FlowChange> Changes, bool SameMeaning);

/// <summary>One published version, and what lies between two of them.</summary>
static class GetFlowVersion
{
    public static void Map(RouteGroupBuilder flows)
    {
        flows.MapGet("/{id}/versions/{number:long}", Handle).WithName(nameof(GetFlowVersion));
        flows.MapGet("/{id}/difference", Compare).WithName("GetFlowDifference");
    }

    static async Task<Results<Ok<FlowVersionDetail>, NotFound>> Handle(string id, long number, FlowDbContext db, CancellationToken ct) =>
        await db.FlowVersions.AsNoTracking().SingleOrDefaultAsync(v => v.FlowId == id && v.Number == number, ct) is { } version
            ? TypedResults.Ok(new FlowVersionDetail(
                version.Number, version.PublishedAt, version.PublishedBy, version.Note, version.Override, version.RolledBackTo, JsonElement.Parse(version.Definition)))
            : TypedResults.NotFound();

    /// <param name="from">A version; none: the one that is published.</param>
    /// <param name="to">A version; none: the draft.</param>
    static async Task<Results<Ok<FlowDifferenceAnswer>, NotFound>> Compare(string id, long? from, long? to, FlowDbContext db, CancellationToken ct)
    {
        if (await db.Flows.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, ct) is not { } flow)
        {
            return TypedResults.NotFound();
        }

        var before = (from ?? flow.Published) == 0 ? [] : await ReadAsync(db, id, from ?? flow.Published, ct);
        var after = to is null ? DraftJson.Read(flow.Draft) : await ReadAsync(db, id, to.Value, ct);
        if (before is null || after is null)
        {
            return TypedResults.NotFound();
        }

        var changes = FlowDifference.Between(before, after);
        return TypedResults.Ok(new FlowDifferenceAnswer(changes, changes.Count == 0));
    }

    static async Task<JsonObject?> ReadAsync(FlowDbContext db, string id, long number, CancellationToken ct) =>
        await db.FlowVersions.AsNoTracking().Where(v => v.FlowId == id && v.Number == number).Select(v => v.Definition).SingleOrDefaultAsync(ct) is { } definition
            ? DraftJson.Read(definition)
            : null;
}
