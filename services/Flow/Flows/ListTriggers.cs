using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Flows;

/// <param name="Published">It is in the version that runs; otherwise only in the draft.</param>
public sealed record FlowTrigger(string FlowId, bool Published, JsonElement Trigger);

/// <summary>What leads into which flow, over all of them. They are changed where they stand: in the flow's definition.</summary>
static class ListTriggers
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/triggers", Handle).WithName(nameof(ListTriggers));

    static async Task<Ok<List<FlowTrigger>>> Handle(FlowDbContext db, CancellationToken ct)
    {
        var rows = await db.Flows.AsNoTracking().OrderBy(f => f.Id)
            .Select(f => new { f.Id, f.Draft, Published = db.FlowVersions.Where(v => v.FlowId == f.Id && v.Number == f.Published).Select(v => v.Definition).SingleOrDefault() })
            .ToListAsync(ct);
        var triggers = new List<FlowTrigger>();
        foreach (var row in rows)
        {
            var running = row.Published is null ? [] : Of(row.Published);
            triggers.AddRange(running.Select(t => new FlowTrigger(row.Id, true, t)));
            triggers.AddRange(Of(row.Draft).Where(t => !running.Exists(r => JsonElement.DeepEquals(r, t))).Select(t => new FlowTrigger(row.Id, false, t)));
        }

        return TypedResults.Ok(triggers);
    }

    static List<JsonElement> Of(string definition) =>
        JsonElement.Parse(definition) is { ValueKind: JsonValueKind.Object } flow && flow.TryGetProperty("triggers", out var triggers) && triggers.ValueKind == JsonValueKind.Array
            ? [.. triggers.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.Object)] : [];
}
