using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Hr.Applications;

internal sealed class RetentionOptions
{
    public TimeSpan Every { get; set; } = TimeSpan.FromHours(1);
}

/// <summary>Forgets applications whose time has come: the row with its answers, notes and links, and the CV where nobody else handed in the same file.</summary>
internal sealed partial class Retention(
    IDbContextFactory<HrDbContext> databases, CvStore store, IOptions<RetentionOptions> options, TimeProvider clock, ILogger<Retention> logger) : BackgroundService
{
    /// <summary>The days that a new application is kept.</summary>
    public const string Class = "applications";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Every, clock);
        do
        {
            try
            {
                while (await ForgetAsync(stoppingToken))
                {
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogAway(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One at a time: the file goes after the commit, so a crash in between leaves a file and never a row without its file.</summary>
    async Task<bool> ForgetAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow();
        var due = await db.Applications.FromSql($"SELECT * FROM application WHERE retain_until <= {now} ORDER BY retain_until LIMIT 1 FOR UPDATE SKIP LOCKED").ToListAsync(ct);
        if (due is not [var application])
        {
            return false;
        }

        await db.Applications.Where(a => a.RepeatOf == application.Id).ExecuteUpdateAsync(a => a.SetProperty(r => r.RepeatOf, (Guid?)null), ct);
        db.Applications.Remove(application);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        if (application.CvSha256 is { } hash)
        {
            await ForgetAsync(hash, ct);
        }

        LogForgotten(application.Reference);
        return true;
    }

    /// <summary>Unless another names it too, one that is just being written included: he holds the hash until he has.</summary>
    async Task ForgetAsync(string hash, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldFileAsync(hash, ct);
        if (!await db.Applications.AnyAsync(a => a.CvSha256 == hash, ct))
        {
            await store.ForgetAsync(hash, ct);
        }

        await transaction.CommitAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Reference} is forgotten: its retention has ended")]
    partial void LogForgotten(string reference);

    [LoggerMessage(Level = LogLevel.Error, Message = "Applications cannot be forgotten just now")]
    partial void LogAway(Exception e);
}
