using Bridge.Contracts.Erp;
using Bridge.ServiceDefaults;
using MassTransit;

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
        // The key alone does not tell an answer from its repetition: after Unavailable the same key is asked under again.
        if (!await db.FirstTimeAsync(context, "erp-answered", ct) || await db.LockDraftAsync(draft, ct) is not { } order)
        {
            return;
        }

        var now = clock.GetUtcNow();
        await db.SaveMoveAsync(order, OrderMachine.Answered(order, answered, now), now, ct);
        await transaction.CommitAsync(ct);
    }
}
