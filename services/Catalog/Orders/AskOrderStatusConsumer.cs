using System.Text.Json.Nodes;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Flow;
using Bridge.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Orders;

/// <summary>How an order stands: asked of the ERP, else the last that was known of it.</summary>
internal sealed class AskOrderStatusConsumer(CatalogDbContext db, ErpReader erp, TimeProvider clock) : IConsumer<AskOrderStatus>
{
    public async Task Consume(ConsumeContext<AskOrderStatus> context)
    {
        var (ask, ct) = (context.Message, context.CancellationToken);
        var externalId = await db.Orders.Where(o => o.Id == ask.OrderId).Select(o => o.ExternalOrderId).SingleOrDefaultAsync(ct);
        var news = externalId is null ? null : await AskAsync(externalId, ct);

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

        var changed = news is { Problem: null } && OrderMachine.Seen(order, news.Status!, news.Number, news.TrackingUrl, clock.GetUtcNow());
        db.Send("flow-order-status-answered", new OrderStatusAnswered
        {
            Effect = ask.Effect,
            OrderId = order.Id,
            Outcome = news is { Problem: not null } ? EffectOutcome.Unavailable : EffectOutcome.Ok,
            Number = order.ErpNumber ?? order.Reference,
            Status = order.ErpStatus,
            TrackingUrl = order.TrackingUrl,
            Problem = news?.Problem,
        });
        await db.SaveMoveAsync(order, new OrderMove(Changed: changed), ct);
        await transaction.CommitAsync(ct);
    }

    async Task<News> AskAsync(string externalId, CancellationToken ct)
    {
        var answered = await erp.AskAsync(ErpOperation.GetOrderStatus, new JsonObject { ["external_order_id"] = externalId }, ct);
        if (answered.Outcome != ErpOutcome.Ok)
        {
            return new News(null, null, null, answered.Problem ?? answered.Outcome.ToString());
        }

        try
        {
            var fields = ErpFields.Of(answered);
            return new News(fields.Text("status"), fields.Text("order_number"), fields.OptionalText("tracking_url"), null);
        }
        catch (ErpContractException e)
        {
            return new News(null, null, null, e.Message);
        }
    }

    sealed record News(string? Status, string? Number, string? TrackingUrl, string? Problem);
}
