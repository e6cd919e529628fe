using Bridge.Contracts.Erp;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Hr.Jobs;

/// <summary>LIST_JOBS as it is kept here. What did not change is not touched, and tells nobody.</summary>
internal sealed class JobList(IDbContextFactory<HrDbContext> databases, SyncOptions options, TimeProvider clock) : IErpList
{
    public ErpOperation Operation => ErpOperation.ListJobs;

    public async Task<SyncCounts> ApplyAsync(IReadOnlyList<ErpFields> items, int start, CancellationToken ct)
    {
        var read = items.Select((item, i) => Read(item, start + i)).ToList();
        var ids = read.Select(j => j.ExternalId).ToArray();

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var known = await db.Jobs.FromSql($"SELECT * FROM job WHERE external_id = ANY({ids}) ORDER BY id FOR UPDATE").ToDictionaryAsync(j => j.ExternalId, ct);

        var (added, changed, moved) = (new List<Job>(), new List<Job>(), new List<Job>());
        foreach (var item in read)
        {
            if (!known.TryGetValue(item.ExternalId, out var job))
            {
                item.Public = options.NewVisible;
                added.Add(item);
                continue;
            }

            if (Take(job, item))
            {
                changed.Add(job);
            }
            else if (job.Position != item.Position)
            {
                moved.Add(job);
            }

            job.Position = item.Position;
        }

        db.Jobs.AddRange(added);
        db.Publish([.. added, .. changed, .. moved], clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new SyncCounts(added.Count, changed.Count, 0);
    }

    public async Task<SyncCounts> RemoveOthersAsync(IReadOnlySet<string> seen, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var kept = await db.Jobs.Where(j => !j.Removed).Select(j => new { j.Id, j.ExternalId }).ToListAsync(ct);
        var gone = await db.LockJobsAsync([.. kept.Where(j => !seen.Contains(j.ExternalId)).Select(j => j.Id)], ct);
        gone.ForEach(j => j.Removed = true);
        db.Publish(gone, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new SyncCounts(0, 0, gone.Count);
    }

    static Job Read(ErpFields item, int position) => new()
    {
        ExternalId = item.Text("id"),
        Name = item.Text("name"),
        Active = item.Flag("active"),
        Department = item.Text("department_name"),
        Description = PlainText.Of(item.OptionalText("description")),
        Position = position,
    };

    /// <summary>True where the ERP says something else than before.</summary>
    static bool Take(Job job, Job item)
    {
        var same = !job.Removed && job.Active == item.Active && job.Name == item.Name && job.Department == item.Department && job.Description == item.Description;
        (job.Removed, job.Active, job.Name, job.Department, job.Description) = (false, item.Active, item.Name, item.Department, item.Description);
        return !same;
    }
}
