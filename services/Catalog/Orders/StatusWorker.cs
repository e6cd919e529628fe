using Bridge.Contracts.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Orders;

internal sealed class StatusOptions
{
    /// <summary>How often the ERP is asked about an order of today; an older one less often.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(10);

    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(5);
}

/// <summary>Asks the ERP how open orders stand, a few at a time: what a clerk does there, the customer hears of here.</summary>
internal sealed partial class StatusWorker(
    IDbContextFactory<CatalogDbContext> databases, StatusReader erp, ErpProfile profile, Microsoft.Extensions.Options.IOptions<StatusOptions> options, TimeProvider clock,
    ILogger<StatusWorker> logger) : BackgroundService
{
    const int AtOnce = 4;

    /// <summary>From an order's last step to the first question.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Poll, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                // An ERP that has no such operation is not asked: what is due stays due, for the day on which it has.
                while (await profile.TellsStatusesAsync(stoppingToken) && await AskDueAsync(stoppingToken))
                {
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogAway(e);
            }
        }
    }

    /// <summary>
    /// Claimed by its next time, so that no two processes ask for the same order: an order of today moves, one that has stood for weeks hardly does.
    /// False where nothing is due.
    /// </summary>
    async Task<bool> AskDueAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var (now, pause) = (clock.GetUtcNow(), options.Value.Every);
        var due = await db.Database.SqlQuery<Due>(
            $"""
            UPDATE orders SET check_due_at = {now} + greatest({pause}, least(({now} - placed_at) / 24, interval '12 hours'))
            WHERE id IN (SELECT id FROM orders WHERE check_due_at <= {now} ORDER BY check_due_at LIMIT {AtOnce * 4} FOR UPDATE SKIP LOCKED)
            RETURNING id, external_order_id
            """).ToListAsync(ct);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (order, token) =>
        {
            if (await erp.AskAsync(order.ExternalOrderId, token) is { Problem: null } standing)
            {
                await LearnAsync(order.Id, standing, token);
            }
        });
        return due.Count > 0;
    }

    async Task LearnAsync(Guid id, ErpStanding standing, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow();
        if (await db.LockOrderAsync(id, ct) is { } order && OrderMachine.Seen(order, standing, now) is { Changed: true } move)
        {
            await db.SaveMoveAsync(order, move, now, ct);
        }

        await transaction.CommitAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The orders' statuses cannot be asked for just now")]
    partial void LogAway(Exception e);

    sealed record Due(Guid Id, string ExternalOrderId);
}
