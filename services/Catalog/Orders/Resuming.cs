using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Orders;

/// <summary>
/// A step that provably was not sent, of an order that nobody at the other end waits for: one in the ERP, whose customer has his number, or one that a
/// person placed. An outage that passes is not work for a person, so it is tried again by itself, under the key it had.
/// </summary>
internal static class Resuming
{
    static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>About a day. What has not passed by then does not pass by itself.</summary>
    public const int Most = 100;

    public static TimeSpan PauseAfter(int resumes) => TimeSpan.FromTicks(Math.Min(First.Ticks << Math.Min(resumes, 16), Longest.Ticks));

    public static void Plan(Order order, DateTimeOffset now)
    {
        if ((order.ExternalOrderId is null && order.AgentId is null) || order.Resumes >= Most)
        {
            return;
        }

        order.ResumeAt = now + PauseAfter(order.Resumes);
        order.Resumes++;
    }

    /// <summary>Null where nothing is to be resumed, or not yet.</summary>
    public static OrderMove? Resume(Order order, DateTimeOffset now)
    {
        if (order.PendingKey is not null || order.ResumeAt is not { } due || due > now)
        {
            return null;
        }

        (order.Stuck, order.Problem) = (null, null);
        return OrderMachine.Go(order, "taken up again", now);
    }

    /// <summary>The customer had his number before the step was resumed: how that ends is not news for him.</summary>
    public static bool WasTold(Order order) => order is { Resumes: > 0, ExternalOrderId: not null };
}

internal sealed partial class ResumeWorker(IDbContextFactory<CatalogDbContext> databases, TimeProvider clock, ILogger<ResumeWorker> logger) : BackgroundService
{
    /// <summary>An ERP that is back is not overrun by all that waited for it.</summary>
    const int AtOnce = 10;
    static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Poll, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ResumeDueAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogAway(e);
            }
        }
    }

    async Task ResumeDueAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        await db.TapAgainAsync(AtOnce, now, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var due = await db.Orders.FromSql($"SELECT * FROM orders WHERE resume_at <= {now} ORDER BY resume_at LIMIT {AtOnce} FOR UPDATE SKIP LOCKED").ToListAsync(ct);
        foreach (var order in due)
        {
            if (Resuming.Resume(order, now) is { } move)
            {
                await db.SaveMoveAsync(order, move, now, ct);
            }
        }

        await transaction.CommitAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Orders that wait for the ERP cannot be taken up just now")]
    partial void LogAway(Exception e);
}
