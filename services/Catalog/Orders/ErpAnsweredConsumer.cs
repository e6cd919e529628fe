using Bridge.Contracts.Erp;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Orders;

/// <summary>The ERP's answer moves the order that waits for it; a stale or repeated one changes nothing.</summary>
internal sealed class ErpAnsweredConsumer(CatalogDbContext db, TimeProvider clock) : IConsumer<ErpAnswered>
{
    public async Task Consume(ConsumeContext<ErpAnswered> context)
    {
        var (answered, ct) = (context.Message, context.CancellationToken);
        if (!Guid.TryParse(answered.Key.Split(':')[0], out var draft))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockDraftAsync(draft, ct) is not { } order)
        {
            return;
        }

        await db.SaveMoveAsync(order, OrderMachine.Answered(order, answered, clock.GetUtcNow()), ct);
        await transaction.CommitAsync(ct);
    }
}
