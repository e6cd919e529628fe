using Bridge.Contracts.Catalog;
using Bridge.Contracts.Flow;
using Bridge.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Orders;

/// <summary>How an order stands: asked of the ERP, else the last that was known of it.</summary>
internal sealed class AskOrderStatusConsumer(CatalogDbContext db, StatusReader erp, TimeProvider clock) : IConsumer<AskOrderStatus>
{
    public async Task Consume(ConsumeContext<AskOrderStatus> context)
    {
        var (ask, ct) = (context.Message, context.CancellationToken);
        var externalId = await db.Orders.Where(o => o.Id == ask.OrderId).Select(o => o.ExternalOrderId).SingleOrDefaultAsync(ct);
        var news = externalId is null ? null : await erp.AskAsync(externalId, ct);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockOrderAsync(ask.OrderId, ct) is not { } order)
        {
            db.Send("flow-order-status-answered", new OrderStatusAnswered
            {
                Effect = ask.Effect,
                OrderId = ask.OrderId,
                Outcome = EffectOutcome.Rejected,
                Problem = "There is no such order",
            });
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return;
        }

        var now = clock.GetUtcNow();
        // He is told by the answer.
        var move = news is { Problem: null } ? OrderMachine.Seen(order, news, now) with { StatusIsNews = false } : new OrderMove();
        db.Send("flow-order-status-answered", new OrderStatusAnswered
        {
            Effect = ask.Effect,
            OrderId = order.Id,
            Outcome = news is { Problem: not null } ? EffectOutcome.Unavailable : EffectOutcome.Ok,
            Number = order.ErpNumber ?? order.Reference,
            Status = order.ErpStatus,
            TrackingUrl = order.TrackingUrl,
            DocumentUrl = order.DocumentUrl,
            Eta = order.Eta,
            Problem = news?.Problem,
        });
        await db.SaveMoveAsync(order, move, now, ct);
        await transaction.CommitAsync(ct);
    }
}
