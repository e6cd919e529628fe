using Bridge.Contracts.Catalog;
using Bridge.ServiceDefaults;
using MassTransit;

namespace Bridge.Catalog.Pricing;

internal static class PricingOptions
{
    /// <summary>
    /// Quotes wait for the ERP and for nothing else, so many may wait at once: at 300 ms each, the usual few would be 26 a second. The ERP is spared by the
    /// connector's limit on GET_PRICE, which is raised together with this.
    /// </summary>
    public const int AtOnce = 128;

    public static int AtOnceOf(IConfiguration configuration) => configuration.GetValue("Pricing:AtOnce", AtOnce);
}

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
