using System.ComponentModel.DataAnnotations;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway.Alerts;

/// <param name="Told">By which channels people were told that it began.</param>
/// <param name="Problem">Why somebody was not told.</param>
public sealed record IncidentRow(
    Guid Id, string Kind, string Service, string Name, HealthState State, double? Value, double? Threshold, DateTimeOffset Since, DateTimeOffset? EndedAt, IReadOnlyList<AlertChannel> Told,
    string? Problem);

/// <param name="Next">Give it as <c>before</c> for the next page; null at the end.</param>
public sealed record IncidentPage(IReadOnlyList<IncidentRow> Items, DateTimeOffset? Next);

/// <summary>What was not well, newest first.</summary>
static class ListIncidents
{
    public static void Map(RouteGroupBuilder incidents) => incidents.MapGet("/", Handle).WithName(nameof(ListIncidents));

    static async Task<Ok<IncidentPage>> Handle(GatewayDbContext db, DateTimeOffset? before, CancellationToken ct, [Range(1, 100)] int limit = 20)
    {
        var until = before ?? DateTimeOffset.MaxValue;
        var rows = await db.Incidents.AsNoTracking().Where(i => i.Since < until).OrderByDescending(i => i.Since).Take(limit).ToListAsync(ct);
        var ids = rows.Select(r => (Guid?)r.Id).ToArray();
        var told = (await db.AlertDeliveries.AsNoTracking().Where(d => ids.Contains(d.IncidentId) && d.Event == AlertEvent.Raised).ToListAsync(ct)).ToLookup(d => d.IncidentId);
        return TypedResults.Ok(new IncidentPage(
            [
                .. rows.Select(i => new IncidentRow(i.Id, i.Kind, i.Service, i.Name, i.State, i.Value, i.Threshold, i.Since, i.EndedAt,
                    [.. told[i.Id].Where(d => d.SentAt is not null).Select(d => d.Channel)], told[i.Id].FirstOrDefault(d => d.SentAt is null)?.Problem)),
            ], rows.Count == limit ? rows[^1].Since : null));
    }
}
