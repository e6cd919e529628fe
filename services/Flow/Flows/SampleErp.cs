using Bridge.Contracts.Catalog;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Hr;
using Bridge.Flow.Engine;

namespace Bridge.Flow.Flows;

/// <summary>What the preview's ERP says: yes to everything, at the list price. Never the real one, so no preview makes an order.</summary>
static class SampleErp
{
    public static EffectAnswer Answer(Request request, IReadOnlyDictionary<Guid, ProductChanged> products, DateTimeOffset now) => request switch
    {
        RequestQuote quote => new QuoteAnswer(new PriceQuoted
        {
            Effect = quote.Command.Effect,
            DraftId = quote.Command.DraftId,
            Revision = quote.Command.Revision,
            Outcome = EffectOutcome.Ok,
            Quote = Price(quote.Command.Lines, products, now),
        }),
        RequestOrder order => new OrderAnswer(new OrderAnswered
        {
            Effect = order.Command.Effect,
            DraftId = order.Command.DraftId,
            Outcome = EffectOutcome.Ok,
            OrderId = order.Command.DraftId,
            Number = "SAMPLE-1",
            Status = "confirmed",
        }),
        RequestOrderStatus status => new OrderStatusAnswer(new OrderStatusAnswered
        {
            Effect = status.Command.Effect,
            OrderId = status.Command.OrderId,
            Outcome = EffectOutcome.Ok,
            Number = "SAMPLE-1",
            Status = "confirmed",
        }),
        RequestApplication application => new Engine.ApplicationAnswer(new ApplicationAnswered
        {
            Effect = application.Command.Effect,
            SubmissionId = application.Command.SubmissionId,
            Outcome = EffectOutcome.Ok,
            ApplicationId = application.Command.SubmissionId,
            Reference = "SAMPLE-1",
        }),
        _ => new TimedOutAnswer(),
    };

    /// <summary>An example to read, without the charges: the amounts that count are Catalog's.</summary>
    static Quote Price(IReadOnlyList<DraftLine> lines, IReadOnlyDictionary<Guid, ProductChanged> products, DateTimeOffset now)
    {
        var priced = lines.Select(line =>
        {
            var product = products.GetValueOrDefault(line.ProductId);
            var unit = product?.Price ?? 10m;
            return new QuoteLine(line.ProductId, product?.Name.Values.FirstOrDefault() ?? "Sample", line.Quantity, unit, unit * line.Quantity);
        }).ToList();
        var total = priced.Sum(l => l.LineTotal);
        return new Quote
        {
            Lines = priced,
            Charges = [],
            Subtotal = total,
            Charge = 0,
            Total = total,
            Currency = products.Values.FirstOrDefault()?.Currency ?? "USD",
            ValidUntil = now.AddHours(1),
        };
    }
}
