using Bridge.Catalog.Charges;
using Bridge.Catalog.Products;
using Microsoft.EntityFrameworkCore;
using Polly;

namespace Bridge.Catalog.Images;

/// <summary>Brings the pictures that the ERP's list names, a few at a time, after the sync that found them.</summary>
internal sealed partial class PictureWorker(
    IDbContextFactory<CatalogDbContext> databases, RemotePictures remote, Reencoder reencoder, ImageStore store, TimeProvider clock, ILogger<PictureWorker> logger) : BackgroundService
{
    public const int AtOnce = 4;
    static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await BringAsync(stoppingToken))
                {
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogAway(e);
            }

            await Task.Delay(Poll, clock, stoppingToken);
        }
    }

    /// <summary>False where nothing is due. Two processes may bring the same picture: the same bytes under the same hash.</summary>
    async Task<bool> BringAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var due = await db.Products.AsNoTracking()
            .Where(p => !p.Removed && p.ImageUrl != null && p.ImageUrl != p.FetchedUrl && p.FetchDueAt <= now)
            .OrderBy(p => p.Position).Take(AtOnce * 4).Select(p => new { p.Id, Url = p.ImageUrl! }).ToListAsync(ct);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (p, token) => await BringAsync(p.Id, p.Url, token));
        return due.Count > 0;
    }

    async Task BringAsync(Guid product, string url, CancellationToken ct)
    {
        try
        {
            var (bytes, problem) = await remote.FetchAsync(url, ct);
            var picture = default(Picture);
            if (bytes is not null)
            {
                (picture, problem) = await reencoder.MakeAsync(bytes, ct);
            }

            if (problem is not null)
            {
                LogRefused(product, problem);
            }

            await KeepAsync(product, url, picture is null ? null : await store.KeepAsync(picture.Bytes, picture.MimeType, ct), ct);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or ExecutionRejectedException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            LogLater(product, e.GetType().Name);
            await PostponeAsync(product, ct);
        }
    }

    async Task KeepAsync(Guid id, string url, Image? kept, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldChargesAsync(ct);
        var image = kept is null ? null : await db.AddOnceAsync(kept, ct);
        var product = (await db.LockProductsAsync([id], ct))[0];
        if (product.ImageUrl != url)
        {
            // A sync has named another meanwhile: that one is due now.
            return;
        }

        (product.FetchedUrl, product.FetchFailures) = (url, 0);
        if (image is not null)
        {
            await db.AttachAsync(product, image, ImageSource.Erp, clock.GetUtcNow(), ct);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Soon again, then ever less often up to an hour.</summary>
    async Task PostponeAsync(Guid id, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE product SET fetch_failures = fetch_failures + 1, fetch_due_at = now() + least(interval '5 seconds' * 2 ^ least(fetch_failures, 12), interval '1 hour')
            WHERE id = {id}
            """, ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ERP's picture of product {Product} is left out: {Problem}")]
    partial void LogRefused(Guid product, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ERP's picture of product {Product} cannot be had just now ({Cause})")]
    partial void LogLater(Guid product, string cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "Pictures cannot be brought just now")]
    partial void LogAway(Exception e);
}
