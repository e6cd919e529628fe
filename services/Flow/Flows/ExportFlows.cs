using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Flows;

/// <param name="BridgeFlows">The version of this file's shape.</param>
public sealed record ExportedFlows(int BridgeFlows, IReadOnlyList<JsonElement> Flows)
{
    public const int Version = 1;
}

/// <summary>Drafts as a file: of one flow with all that it calls, or of everything.</summary>
static class ExportFlows
{
    public static void Map(RouteGroupBuilder flows) => flows.MapGet("/export", Handle).WithName(nameof(ExportFlows));

    /// <param name="id">With all flows that it leads to; none: all.</param>
    static async Task<Results<Ok<ExportedFlows>, NotFound>> Handle(string? id, FlowDbContext db, CancellationToken ct)
    {
        var drafts = await db.Flows.AsNoTracking().OrderBy(f => f.Id).ToDictionaryAsync(f => f.Id, f => f.Draft, ct);
        if (id is not null && !drafts.ContainsKey(id))
        {
            return TypedResults.NotFound();
        }

        var wanted = id is null ? [.. drafts.Keys] : Reach(id, drafts);
        return TypedResults.Ok(new ExportedFlows(ExportedFlows.Version, [.. wanted.Order(StringComparer.Ordinal).Select(flow => JsonElement.Parse(drafts[flow]))]));
    }

    static HashSet<string> Reach(string id, Dictionary<string, string> drafts)
    {
        var (reached, open) = (new HashSet<string>(), new Stack<string>([id]));
        while (open.TryPop(out var next))
        {
            if (drafts.TryGetValue(next, out var draft) && reached.Add(next))
            {
                foreach (var step in Engine.Definition.FlowReader.Read(next, DraftJson.Read(draft) ?? []).Steps.Values)
                {
                    open.Push(step.String("flow") ?? next);
                }
            }
        }

        return reached;
    }
}
