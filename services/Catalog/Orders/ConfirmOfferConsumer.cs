using Bridge.Catalog.Pricing;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Flow;
using Bridge.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Orders;

/// <summary>
/// The customer tapped Confirm under what a person had put together. What he sees is what he gets: where it is no longer what he was shown, he is shown it
/// anew. How the order then fares he hears by <see cref="OrderStatusChanged"/>.
/// </summary>
internal sealed class ConfirmOfferConsumer(CatalogDbContext db, Pricer pricer, DraftPlacing placing, TimeProvider clock) : IConsumer<ConfirmOffer>
{
    public async Task Consume(ConsumeContext<ConfirmOffer> context)
    {
        var (tap, ct) = (context.Message, context.CancellationToken);
        if (await db.OfferedOrders.AsNoTracking().SingleOrDefaultAsync(d => d.DraftId == tap.DraftId, ct) is not { } draft)
        {
            await AgreeAsync(tap, ct);
        }
        // The chat it was sent in may have ended in the one he taps in.
        else if (draft.Revision != tap.Revision)
        {
            await ShowAsync(context, draft, OfferReason.Changed, draft.Quote, ct);
        }
        else
        {
            var priced = draft.Quote.ValidUntil > clock.GetUtcNow() ? new Priced(EffectOutcome.Ok, draft.Quote) : await pricer.QuoteAsync(draft.Lines, ct);
            if (priced.Quote is { } quote && quote.Total == draft.Quote.Total && quote.Currency == draft.Quote.Currency)
            {
                await placing.PlaceAsync(draft, quote, tap.ConversationId, ct);
            }
            // An outage that has not passed by then is a person's to see to, like a refusal.
            else if (priced.Outcome == EffectOutcome.Unavailable && draft.Retries < Resuming.Most)
            {
                await db.WaitAsync(tap, clock.GetUtcNow(), ct);
            }
            else
            {
                await ShowAsync(context, draft, priced.Quote is null ? OfferReason.Refused : OfferReason.PriceChanged, priced.Quote ?? draft.Quote, ct);
            }
        }
    }

    /// <summary>The draft is an order by now. One that came out at another total waits for his word; any other has told him, or will.</summary>
    async Task AgreeAsync(ConfirmOffer tap, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow();
        if (await db.LockDraftAsync(tap.DraftId, ct) is { } order && OrderMachine.Agree(order, tap.Revision, now) is { } move)
        {
            await db.SaveMoveAsync(order, move, now, ct);
        }

        await transaction.CommitAsync(ct);
    }

    /// <summary>A new revision, so that he sees it once however often this tap is delivered, and so that no older Confirm means it.</summary>
    async Task ShowAsync(ConsumeContext<ConfirmOffer> context, OfferedOrder seen, OfferReason reason, Quote quote, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await db.FirstTimeAsync(context, "confirm-offer", ct) || await db.LockDraftAsync(seen.DraftId, ct) is not null
            || await db.OfferedOrders.SingleOrDefaultAsync(d => d.DraftId == seen.DraftId, ct) is not { } draft)
        {
            return;
        }

        if (draft.Revision == seen.Revision)
        {
            (draft.Revision, draft.Quote, draft.ConversationId) = (draft.Revision + 1, quote, context.Message.ConversationId);
            (draft.TappedIn, draft.RetryAt, draft.Retries) = (null, null, 0);
            db.Send("flow-order-offered", draft.Shown(reason));
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
