using Bridge.Contracts.Erp;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Flow.Sessions;

/// <summary>
/// The ERP answers again: whoever waits for it goes on, one after the other, for it has just come back. Repeated, it changes nothing; a session that
/// finds the ERP away once more parks again.
/// </summary>
sealed class ErpReachableConsumer(FlowDbContext db, TimeProvider clock, IOptions<FlowOptions> options) : IConsumer<ErpReachable>
{
    public Task Consume(ConsumeContext<ErpReachable> context)
    {
        var (now, pace) = (clock.GetUtcNow(), options.Value.ResumePace);
        return db.Database.ExecuteSqlAsync(
            $"""
            UPDATE conversation SET resume_at = waiting.at, wake_at = least(wake_at, waiting.at)
            FROM (
                SELECT id, {now} + {pace} * (row_number() OVER (ORDER BY id) - 1) AS at
                FROM conversation WHERE parked AND resume_at IS NULL
            ) AS waiting
            WHERE conversation.id = waiting.id AND parked AND resume_at IS NULL
            """, context.CancellationToken);
    }
}
