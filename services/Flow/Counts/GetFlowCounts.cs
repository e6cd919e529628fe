using Bridge.Flow.Flows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Counts;

public sealed record FlowCounts(DateOnly From, DateOnly To, IReadOnlyList<StepCounted> Steps);

/// <param name="Exits">How often each was taken.</param>
/// <param name="Here">Who stands here just now.</param>
/// <param name="DroppedOff">Came here and never went on: left, fell silent, or went elsewhere by the menu.</param>
/// <param name="AverageSeconds">From the question to the answer; null where nobody went on.</param>
public sealed record StepCounted(string StepId, long Entries, IReadOnlyDictionary<string, long> Exits, int Here, long DroppedOff, double? AverageSeconds);

/// <summary>What the customers do in a flow, for the cards of the builder.</summary>
static class GetFlowCounts
{
    const int Days = 30;

    public static void Map(RouteGroupBuilder flows) => flows.MapGet("/{id}/counts", Handle).WithName(nameof(GetFlowCounts));

    /// <param name="from">The first day (UTC); none: thirty days back.</param>
    static async Task<Ok<FlowCounts>> Handle(string id, DateOnly? from, DateOnly? to, FlowDbContext db, LiveSessions live, TimeProvider clock, CancellationToken ct)
    {
        var last = to ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var first = from ?? last.AddDays(1 - Days);
        var rows = await db.StepCounts.AsNoTracking().Where(c => c.FlowId == id && c.Day >= first && c.Day <= last)
            .GroupBy(c => new { c.StepId, c.What }).Select(g => new { g.Key.StepId, g.Key.What, Count = g.Sum(c => c.Count), Seconds = g.Sum(c => c.Seconds) })
            .ToListAsync(ct);
        var here = await live.Of(id).GroupBy(c => c.StepId!).Select(g => new { StepId = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.StepId, g => g.Count, ct);
        var steps = rows.GroupBy(r => r.StepId).Select(step =>
        {
            var entries = step.Where(r => r.What == TurnCounts.Entered).Sum(r => r.Count);
            var exits = step.Where(r => r.What != TurnCounts.Entered).OrderBy(r => r.What, StringComparer.Ordinal).ToList();
            var (left, standing) = (exits.Sum(r => r.Count), here.GetValueOrDefault(step.Key));
            return new StepCounted(
                step.Key, entries, exits.ToDictionary(r => r.What, r => r.Count), standing, Math.Max(0, entries - left - standing), left == 0 ? null : exits.Sum(r => r.Seconds) / left);
        });
        return TypedResults.Ok(new FlowCounts(first, last, [.. steps.OrderBy(s => s.StepId, StringComparer.Ordinal)]));
    }
}
