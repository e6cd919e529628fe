using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Flows;

/// <param name="Definition">As it will run, for ever.</param>
sealed record NewVersion(string Definition, DateTimeOffset At)
{
    /// <summary>Null: shipped with Bridge.</summary>
    public Guid? By { get; init; }

    public string? Note { get; init; }

    /// <summary>Why it was published though a test was red.</summary>
    public string? Override { get; init; }

    public long? RolledBackTo { get; init; }
}

/// <summary>Makes a definition what new sessions run: an immutable version, and a bundle in which it stands with all other flows.</summary>
static class Publication
{
    /// <summary>One publish at a time, so that no bundle misses the other's flow. In a transaction of the caller's, who saves and commits.</summary>
    public static Task LockAsync(FlowDbContext db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('bridge publish'))", ct);

    public static async Task<long> PublishAsync(FlowDbContext db, FlowDefinition flow, NewVersion version, CancellationToken ct)
    {
        var number = 1 + (await db.FlowVersions.Where(v => v.FlowId == flow.Id).MaxAsync(v => (long?)v.Number, ct) ?? 0);
        db.FlowVersions.Add(new FlowVersion
        {
            FlowId = flow.Id,
            Number = number,
            Definition = version.Definition,
            PublishedAt = version.At,
            PublishedBy = version.By,
            Note = version.Note,
            Override = version.Override,
            RolledBackTo = version.RolledBackTo,
        });
        flow.Published = number;
        return number;
    }

    public static async Task BundleAsync(FlowDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        // With what this transaction has changed: tracked flows keep their new numbers.
        var flows = await db.Flows.ToListAsync(ct);
        db.Bundles.Add(new Bundle
        {
            Version = 1 + (await db.Bundles.MaxAsync(b => (long?)b.Version, ct) ?? 0),
            Flows = flows.Concat(db.Flows.Local).Distinct().Where(f => f.Published > 0).ToDictionary(f => f.Id, f => f.Published),
            PublishedAt = now,
        });
    }
}
