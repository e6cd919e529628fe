using Bridge.Contracts.Hr;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Hr.Applications;

public sealed record ApplicationChanges(IReadOnlyList<ApplicationChanged> Items, Guid? Next);

/// <summary>All applications, as the events tell them: from this a read model is rebuilt.</summary>
internal static class ReadApplications
{
    public static void Map(RouteGroupBuilder applications) => applications.MapGet("/", Handle).WithName(nameof(ReadApplications));

    static async Task<ApplicationChanges> Handle(Guid? after, int? limit, HrDbContext db, CancellationToken ct)
    {
        var take = Math.Clamp(limit ?? 200, 1, 1000);
        var from = after ?? Guid.Empty;
        var applications = await db.Applications.AsNoTracking().Where(a => a.Id > from).OrderBy(a => a.Id).Take(take).ToListAsync(ct);
        return new ApplicationChanges([.. applications.Select(a => a.ToMessage())], applications.Count == take ? applications[^1].Id : null);
    }
}
