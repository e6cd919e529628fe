using Bridge.Contracts.Catalog;
using Bridge.ServiceDefaults;
using MassTransit;

namespace Bridge.Catalog.Pricing;

/// <summary>A session asks what its cart costs. Changes nothing, so a repetition is harmless.</summary>
internal sealed class QuotePriceConsumer(CatalogDbContext db, Pricer pricer) : IConsumer<QuotePrice>
{
    public async Task Consume(ConsumeContext<QuotePrice> context)
    {
        var (ask, ct) = (context.Message, context.CancellationToken);
        var priced = await pricer.QuoteAsync(ask.Lines, ct);
        db.Send("flow-price-quoted", new PriceQuoted
        {
            Effect = ask.Effect,
            DraftId = ask.DraftId,
            Revision = ask.Revision,
            Outcome = priced.Outcome,
            Quote = priced.Quote,
            ProductId = priced.ProductId,
            Problem = priced.Problem,
        });
        await db.SaveChangesAsync(ct);
    }
}
