using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Bridge.ServiceDefaults;

/// <summary>Wakes the relay of this process after a commit. Losing a wake costs one poll interval, never a message.</summary>
public sealed class OutboxSignal : IDisposable
{
    readonly SemaphoreSlim _raised = new(0, 1);

    public void Wake()
    {
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

/// <summary>Raises the signal when outbox rows have been committed: with SaveChanges' own transaction, or with the slice's.</summary>
sealed class OutboxSaveInterceptor(OutboxSignal signal) : SaveChangesInterceptor
{
    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { Database.CurrentTransaction: null } db && Holds(db))
        {
            signal.Wake();
        }

        return ValueTask.FromResult(result);
    }

    internal static bool Holds(DbContext db) => db.ChangeTracker.Entries<OutboxRow>().Any();
}

sealed class OutboxCommitInterceptor(OutboxSignal signal) : DbTransactionInterceptor
{
    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db && OutboxSaveInterceptor.Holds(db))
        {
            signal.Wake();
        }

        return Task.CompletedTask;
    }
}
