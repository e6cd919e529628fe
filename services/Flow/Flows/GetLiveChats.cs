using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Flows;

public sealed record LiveChatsInFlow(int Total, IReadOnlyList<LiveChatsAtStep> Steps);

/// <param name="Survives">The draft still has the step, with the same type: the chat could be moved.</param>
public sealed record LiveChatsAtStep(string StepId, int Count, bool Survives);

/// <summary>Who stands where in the flow just now: what a publish is about to meet.</summary>
static class GetLiveChats
{
    public static void Map(RouteGroupBuilder flows) => flows.MapGet("/{id}/live", Handle).WithName(nameof(GetLiveChats));

    static async Task<Results<Ok<LiveChatsInFlow>, NotFound>> Handle(string id, FlowDbContext db, LiveSessions live, CancellationToken ct)
    {
        if (await db.Flows.AsNoTracking().Where(f => f.Id == id).Select(f => f.Draft).SingleOrDefaultAsync(ct) is not { } draft)
        {
            return TypedResults.NotFound();
        }

        var steps = await live.Of(id).GroupBy(c => c.StepId!).Select(g => new { StepId = g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).ToListAsync(ct);
        var left = Engine.Definition.FlowReader.Read(id, DraftJson.Read(draft) ?? []).Steps;
        return TypedResults.Ok(new LiveChatsInFlow(
            steps.Sum(s => s.Count), [.. steps.Select(s => new LiveChatsAtStep(s.StepId, s.Count, left.GetValueOrDefault(s.StepId) is { Type: not null }))]));
    }
}
