using System.Text.Json.Nodes;
using Bridge.Catalog.Products;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Flow;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Catalog.Pricing;

/// <summary>A cart's price, or why there is none.</summary>
internal sealed record Priced(EffectOutcome Outcome, Quote? Quote = null, Guid? ProductId = null, string? Problem = null);

/// <summary>What a cart costs: the ERP's price of each line at its quantity, and the charges of our tables.</summary>
internal sealed class Pricer(CatalogDbContext db, ErpReader erp, IOptions<PricingOptions> options, TimeProvider clock)
{
    public async Task<Priced> QuoteAsync(IReadOnlyList<DraftLine> cart, CancellationToken ct)
    {
        var ids = cart.Select(l => l.ProductId).Distinct().ToList();
        var products = await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        if (cart.Count == 0 || cart.Any(l => l.Quantity < 1))
        {
            return new Priced(EffectOutcome.Rejected, Problem: "A cart holds lines of at least one piece");
        }

        if (ids.Find(id => products.GetValueOrDefault(id) is not { Orderable: true }) is var gone && gone != default)
        {
            return new Priced(EffectOutcome.Rejected, null, gone, "The product is no longer in the ERP");
        }

        // No transaction is open here, and the lines do not wait for each other.
        var answers = await Task.WhenAll(cart.Select(line => PriceAsync(line, products[line.ProductId], ct)));
        if (Array.Find(answers, a => a.Problem is not null) is { } failed)
        {
            return new Priced(failed.Outcome, null, failed.Line.ProductId, failed.Problem);
        }

        var currency = answers[0].Currency!;
        if (Array.Find(answers, a => a.Currency != currency) is { } other)
        {
            return new Priced(EffectOutcome.Rejected, null, other.Line.ProductId, $"GET_PRICE: $.currency: expected {currency} as in the other lines, came {other.Currency}");
        }

        var tables = await db.ChargeTables.AsNoTracking().Where(t => t.ProductId == null || ids.Contains(t.ProductId.Value)).ToListAsync(ct);
        var lines = answers.Select(a => new PricedLine(a.Line.ProductId, products[a.Line.ProductId].Name, a.Line.Quantity, a.UnitPrice)).ToList();
        var own = tables.Where(t => t.ProductId is not null).ToDictionary(t => t.ProductId!.Value);
        return new Priced(EffectOutcome.Ok, Quoter.Quote(lines, tables.Find(t => t.ProductId is null), own, currency, clock.GetUtcNow() + options.Value.Validity));
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

    sealed record LineAnswer(DraftLine Line, EffectOutcome Outcome, decimal UnitPrice, string? Currency, string? Problem);
}
