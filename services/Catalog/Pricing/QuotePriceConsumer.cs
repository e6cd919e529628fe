using System.Text.Json.Nodes;
using Bridge.Catalog.Products;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Flow;
using Bridge.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Pricing;

/// <summary>What a cart costs: the ERP's price of each line at its quantity, and the charges of our tables. Changes nothing, so a repetition is harmless.</summary>
internal sealed class QuotePriceConsumer(CatalogDbContext db, ErpReader erp, TimeProvider clock) : IConsumer<QuotePrice>
{
    /// <summary>At confirmation, older prices are asked again.</summary>
    static readonly TimeSpan Validity = TimeSpan.FromMinutes(15);

    public async Task Consume(ConsumeContext<QuotePrice> context)
    {
        var ct = context.CancellationToken;
        db.Send("flow-price-quoted", await QuoteAsync(context.Message, ct));
        await db.SaveChangesAsync(ct);
    }

    async Task<PriceQuoted> QuoteAsync(QuotePrice ask, CancellationToken ct)
    {
        var ids = ask.Lines.Select(l => l.ProductId).Distinct().ToList();
        var products = await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        if (ask.Lines.Count == 0 || ask.Lines.Any(l => l.Quantity < 1))
        {
            return Failed(ask, EffectOutcome.Rejected, null, "A cart holds lines of at least one piece");
        }

        if (ids.Find(id => products.GetValueOrDefault(id) is not { Orderable: true }) is var gone && gone != default)
        {
            return Failed(ask, EffectOutcome.Rejected, gone, "The product is no longer in the ERP");
        }

        // No transaction is open here, and the lines do not wait for each other.
        var answers = await Task.WhenAll(ask.Lines.Select(line => PriceAsync(line, products[line.ProductId], ct)));
        if (Array.Find(answers, a => a.Problem is not null) is { } failed)
        {
            return Failed(ask, failed.Outcome, failed.Line.ProductId, failed.Problem);
        }

        var currency = answers[0].Currency!;
        if (Array.Find(answers, a => a.Currency != currency) is { } other)
        {
            return Failed(ask, EffectOutcome.Rejected, other.Line.ProductId, $"GET_PRICE: $.currency: expected {currency} as in the other lines, came {other.Currency}");
        }

        var tables = await db.ChargeTables.AsNoTracking().Where(t => t.ProductId == null || ids.Contains(t.ProductId.Value)).ToListAsync(ct);
        var lines = answers.Select(a => new PricedLine(a.Line.ProductId, products[a.Line.ProductId].Name, a.Line.Quantity, a.UnitPrice)).ToList();
        var own = tables.Where(t => t.ProductId is not null).ToDictionary(t => t.ProductId!.Value);
        return new PriceQuoted
        {
            Effect = ask.Effect,
            DraftId = ask.DraftId,
            Revision = ask.Revision,
            Outcome = EffectOutcome.Ok,
            Quote = Quoter.Quote(lines, tables.Find(t => t.ProductId is null), own, currency, clock.GetUtcNow() + Validity),
        };
    }

    async Task<LineAnswer> PriceAsync(DraftLine line, Product product, CancellationToken ct)
    {
        var answered = await erp.AskAsync(ErpOperation.GetPrice, new JsonObject { ["external_product_id"] = product.ExternalId, ["qty"] = line.Quantity }, ct);
        if (answered.Outcome != ErpOutcome.Ok)
        {
            // Of a read nothing remains, whatever became of it: to ask again is always allowed, unless the ERP itself said no.
            var outcome = answered.Outcome == ErpOutcome.Rejected ? EffectOutcome.Rejected : EffectOutcome.Unavailable;
            return new LineAnswer(line, outcome, 0, null, answered.Problem ?? $"GET_PRICE: {answered.Outcome}");
        }

        try
        {
            var fields = ErpFields.Of(answered);
            var price = fields.Money("unit_price");
            return price >= 0
                ? new LineAnswer(line, EffectOutcome.Ok, price, fields.Currency("currency"), null)
                : throw fields.Violation("unit_price", "an amount of at least 0");
        }
        catch (ErpContractException e)
        {
            return new LineAnswer(line, EffectOutcome.Unavailable, 0, null, e.Message);
        }
    }

    static PriceQuoted Failed(QuotePrice ask, EffectOutcome outcome, Guid? product, string? problem) => new()
    {
        Effect = ask.Effect,
        DraftId = ask.DraftId,
        Revision = ask.Revision,
        Outcome = outcome,
        ProductId = product,
        Problem = problem,
    };

    sealed record LineAnswer(DraftLine Line, EffectOutcome Outcome, decimal UnitPrice, string? Currency, string? Problem);
}
