using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.Media;

/// <summary>
/// Keeps the folder to what it is for. A file that no row names was written by a process that died before it could say so: nobody would ever delete it, and
/// it may be somebody's. With an object store the rest is copies, which go when nobody has asked for them in a while.
/// </summary>
sealed partial class MediaSweeper(
    IOptions<MediaOptions> options, IOptions<S3Options> s3, MediaStore store, ObjectStore objects, IDbContextFactory<MessagingDbContext> contexts, TimeProvider clock,
    ILogger<MediaSweeper> logger) : BackgroundService
{
    /// <summary>Longer than a file can be on its way from the first byte to its row.</summary>
    static readonly TimeSpan Arriving = TimeSpan.FromDays(1);

    static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
        }
    }

    public async Task SweepAsync(CancellationToken ct)
    {
        var folder = new DirectoryInfo(options.Value.Path);
        var now = clock.GetUtcNow();
        foreach (var file in folder.Exists ? folder.EnumerateFiles("*", SearchOption.AllDirectories) : [])
        {
            var age = now - file.LastWriteTimeUtc;
            if (age < Arriving)
            {
                continue;
            }

            if (file.Directory!.Name == MediaStore.Incoming)
            {
                file.Delete();
            }
            else if (await IsNamedAsync(file.Name, ct))
            {
                if (objects.IsUsed && age > TimeSpan.FromDays(s3.Value.KeepCopiesDays))
                {
                    file.Delete();
                }
            }
            else
            {
                LogNobodys(file.Name);
            }
        }
    }

    /// <summary>False, and it is gone.</summary>
    async Task<bool> IsNamedAsync(string sha256, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await NamedAsync())
        {
            return true;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldFileAsync(sha256, ct);
        var named = await NamedAsync();
        if (!named)
        {
            await store.ForgetAsync(sha256, ct);
        }

        await transaction.CommitAsync(ct);
        return named;

        async Task<bool> NamedAsync() => await db.Media.AnyAsync(m => m.Sha256 == sha256, ct) || await db.CannedReplies.AnyAsync(r => r.Sha256 == sha256, ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The folder of the chats' files could not be swept")]
    partial void LogFailed(Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "File {Sha256} belonged to no message and is deleted")]
    partial void LogNobodys(string sha256);
}
