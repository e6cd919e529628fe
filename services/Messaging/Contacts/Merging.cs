using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Contacts;

/// <summary>Contacts have turned out to be one.</summary>
sealed class MergeSignal : Signal;

/// <summary>
/// Joins the contacts that have turned out to be one, each pair in a transaction of its own. Several processes may do it: under the contacts' locks the second
/// finds it done.
/// </summary>
sealed partial class Merging(IServiceScopeFactory scopes, MergeSignal signal, ILogger<Merging> logger) : BackgroundService
{
    /// <summary>A killed process may have written one down without having told of it.</summary>
    static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                foreach (var from in await OpenAsync(scope.ServiceProvider.GetRequiredService<MessagingDbContext>(), stoppingToken))
                {
                    await MergeAsync(from, stoppingToken);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }

            await signal.WaitAsync(Look, stoppingToken);
        }
    }

    static Task<List<Guid>> OpenAsync(MessagingDbContext db, CancellationToken ct) =>
        db.ContactMerges.Where(m => m.MergedAt == null).OrderBy(m => m.NoticedAt).Select(m => m.FromId).ToListAsync(ct);

    async Task MergeAsync(Guid from, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<MergeContacts>().MergeAsync(from, ct);
            LogMerged(from);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // One that cannot be joined must not stand before the others.
            LogFailed(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Contact {Contact} was joined with another: it is the same customer")]
    partial void LogMerged(Guid contact);

    [LoggerMessage(Level = LogLevel.Error, Message = "Contacts that are one were not joined; it is tried again")]
    partial void LogFailed(Exception e);
}
