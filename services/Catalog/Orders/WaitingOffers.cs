using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using Bridge.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Orders;

/// <summary>
/// Drafts whose customer tapped Confirm while nobody could say what they cost. He has agreed, so nothing more is asked of him: his tap is repeated for him
/// until there is an answer.
/// </summary>
internal static class WaitingOffers
{
    /// <summary>He is told once that it waits.</summary>
    public static async Task WaitAsync(this CatalogDbContext db, ConfirmOffer tap, DateTimeOffset now, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockDraftAsync(tap.DraftId, ct) is not null
            || await db.OfferedOrders.SingleOrDefaultAsync(d => d.DraftId == tap.DraftId && d.Revision == tap.Revision, ct) is not { TappedIn: null } draft)
        {
            return;
        }

        (draft.TappedIn, draft.RetryAt) = (tap.ConversationId, now + Resuming.PauseAfter(draft.Retries));
        db.Send("flow-order-offered", draft.Shown(OfferReason.Unavailable) with { ConversationId = tap.ConversationId });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    public static async Task TapAgainAsync(this CatalogDbContext db, int atOnce, DateTimeOffset now, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var due = await db.OfferedOrders.FromSql($"SELECT * FROM offered_order WHERE retry_at <= {now} ORDER BY retry_at LIMIT {atOnce} FOR UPDATE SKIP LOCKED").ToListAsync(ct);
        foreach (var draft in due)
        {
            draft.Retries++;
            draft.RetryAt = now + Resuming.PauseAfter(draft.Retries);
            db.Send("catalog-confirm-offer", new ConfirmOffer(draft.TappedIn ?? draft.ConversationId, draft.DraftId, draft.Revision));
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}

/// <summary>The ERP answers again: a customer who waits for his number does not wait for the next turn as well.</summary>
internal sealed class ErpReachableConsumer(CatalogDbContext db, TimeProvider clock) : IConsumer<ErpReachable>
{
    public async Task Consume(ConsumeContext<ErpReachable> context)
    {
        var (now, ct) = (clock.GetUtcNow(), context.CancellationToken);
        if (context.Message.Operation == ErpOperation.GetPrice)
        {
            await db.Database.ExecuteSqlAsync($"UPDATE offered_order SET retry_at = {now} WHERE retry_at > {now}", ct);
        }
        else if (context.Message.Operation is ErpOperation.UpsertCustomer or ErpOperation.CreateOrder)
        {
            await db.Database.ExecuteSqlAsync($"UPDATE orders SET resume_at = {now} WHERE resume_at > {now} AND external_order_id IS NULL", ct);
        }
    }
}
