using System.Text.Json.Nodes;
using Bridge.Contracts.Erp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bridge.ServiceDefaults;

/// <summary>One of the ERP's lists, as its service keeps it.</summary>
public interface IErpList
{
    ErpOperation Operation { get; }

    /// <summary>Applies one page in one commit. <paramref name="start"/> is the place of its first item in the whole list, from 0.</summary>
    Task<SyncCounts> ApplyAsync(IReadOnlyList<ErpFields> items, int start, CancellationToken ct);

    /// <summary>The whole list has been read: what is not in it is no longer in the ERP.</summary>
    Task<SyncCounts> RemoveOthersAsync(IReadOnlySet<string> seen, CancellationToken ct);
}

/// <summary>Asks for a sync before its time.</summary>
public sealed class SyncSignal : IDisposable
{
    readonly SemaphoreSlim _raised = new(0, 1);

    public async Task RequestAsync(DbContext db, CancellationToken ct)
    {
        // One that is running already is the one asked for.
        await db.Database.ExecuteSqlAsync($"UPDATE sync_run SET due_at = now() WHERE state <> 'Running'", ct);
        try
        {
            _raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    internal Task<bool> WaitAsync(TimeSpan atMost, CancellationToken ct) => _raised.WaitAsync(atMost, ct);

    public void Dispose() => _raised.Dispose();
}

/// <summary>
/// Reads a list page by page: at start until it works, then every <c>Sync:Every</c>, and when asked. Each page is a commit of its own; what is gone is
/// removed only once the last page has come, so that half a sync changes nothing that it did not see.
/// </summary>
public sealed partial class SyncWorker<TDbContext>(
    IDbContextFactory<TDbContext> databases, IErpList list, ErpReader erp, SyncSignal signal, SyncOptions options, ILogger<SyncWorker<TDbContext>> logger)
    : BackgroundService where TDbContext : DbContext
{
    const int LeaseSeconds = 90;
    static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);
    readonly Guid _self = Guid.CreateVersion7();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var atStart = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await ClaimAsync(atStart, stoppingToken))
                {
                    atStart = false;
                    await RunAsync(stoppingToken);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogAway(e, list.Operation);
            }

            await signal.WaitAsync(Poll, stoppingToken);
        }
    }

    async Task RunAsync(CancellationToken ct)
    {
        string? problem;
        try
        {
            problem = await ReadAsync(ct);
        }
        catch (ErpContractException e)
        {
            problem = e.Message;
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            // The cause goes to the log by way of the loop; the page says that there was one.
            await FinishAsync($"{list.Operation.Name()}: the sync broke off", ct);
            throw;
        }

        await FinishAsync(problem, ct);
        if (problem is not null)
        {
            LogFailed(problem);
        }
    }

    async Task<string?> ReadAsync(CancellationToken ct)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (limit, read) = (ErpPages.Usual, 0);
        int? total = null;
        for (var (page, more) = (1, true); more; page++)
        {
            var answered = await AskAsync(page, limit, ct);
            if (answered.Outcome == ErpOutcome.Rejected && page == 1 && ErpPages.Smaller(limit) is { } smaller)
            {
                // It may be that it gives fewer at a time; that it refuses altogether is told after the smallest page.
                (page, limit) = (0, smaller);
                continue;
            }

            if (answered.Outcome != ErpOutcome.Ok)
            {
                return answered.Problem ?? $"{list.Operation.Name()}: {answered.Outcome}";
            }

            var fields = ErpFields.Of(answered);
            var items = fields.Items();
            // An item that comes twice keeps its first place.
            var fresh = items.Where(item => seen.Add(item.Text("id"))).ToList();
            read += items.Count;
            more = fields.HasMore(limit, items.Count, read);
            total = fields.Total ?? total;
            if (more && items.Count == 0)
            {
                return $"{list.Operation.Name()}: page {page} is empty, and has_more says that there are more";
            }

            if (items.Count > 0 && fresh.Count == 0)
            {
                return $"{list.Operation.Name()}: page {page} repeats what came before";
            }

            if (!await CountAsync(await list.ApplyAsync(fresh, seen.Count - fresh.Count, ct), ct))
            {
                return $"{list.Operation.Name()}: another process has taken the sync over";
            }
        }

        // A page that lacked something would look like products taken out of the list.
        if (seen.Count < total)
        {
            return $"{list.Operation.Name()}: $.total says {total}, but {seen.Count} came";
        }

        await CountAsync(await list.RemoveOthersAsync(seen, ct), ct);
        return null;
    }

    Task<ErpAnswered> AskAsync(int page, int limit, CancellationToken ct) =>
        erp.AskAsync(list.Operation, new JsonObject { ["active_only"] = true, ["page"] = page, ["limit"] = limit }, ct);

    async Task<bool> ClaimAsync(bool atStart, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE sync_run SET state = 'Running', owner = {_self}, lease_until = now() + make_interval(secs => {LeaseSeconds}), started_at = now(),
                finished_at = NULL, added = 0, changed = 0, removed = 0, problem = NULL
            WHERE (state <> 'Running' AND (due_at <= now() OR {atStart})) OR (state = 'Running' AND lease_until < now())
            """, ct) == 1;
    }

    /// <summary>Keeps the lease too. False where another process holds it by now.</summary>
    async Task<bool> CountAsync(SyncCounts counts, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE sync_run SET added = added + {counts.Added}, changed = changed + {counts.Changed}, removed = removed + {counts.Removed},
                lease_until = now() + make_interval(secs => {LeaseSeconds})
            WHERE owner = {_self} AND state = 'Running'
            """, ct) == 1;
    }

    /// <summary>After a failure soon again, then ever less often up to five minutes.</summary>
    async Task FinishAsync(string? problem, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE sync_run SET state = CASE WHEN {problem}::text IS NULL THEN 'Idle' ELSE 'Failed' END, owner = NULL, finished_at = now(), problem = {problem},
                failures = CASE WHEN {problem}::text IS NULL THEN 0 ELSE failures + 1 END,
                due_at = now() + CASE WHEN {problem}::text IS NULL THEN {options.Every} ELSE least(interval '2 seconds' * 2 ^ least(failures, 10), interval '5 minutes') END
            WHERE owner = {_self}
            """, ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sync failed and is tried again: {Problem}")]
    partial void LogFailed(string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "The sync of {Operation} broke off")]
    partial void LogAway(Exception e, ErpOperation operation);
}

public sealed class SyncOptions
{
    /// <summary>Time from the end of one sync to the next.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Whether what is new in the ERP is public at once.</summary>
    public bool NewVisible { get; set; } = true;
}

public static class SyncExtensions
{
    public static void AddErpSync<TDbContext, TList>(this IHostApplicationBuilder builder)
        where TDbContext : DbContext where TList : class, IErpList
    {
        builder.Services.AddSingleton(builder.Configuration.GetSection("Sync").Get<SyncOptions>() ?? new SyncOptions());
        builder.Services.AddSingleton<SyncSignal>();
        builder.Services.AddSingleton<IErpList, TList>();
        builder.Services.AddHostedService<SyncWorker<TDbContext>>();
    }
}
