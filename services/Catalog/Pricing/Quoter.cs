using Bridge.Catalog.Charges;
using Bridge.Contracts.Catalog;

namespace Bridge.Catalog.Pricing;

/// <summary>A line as the ERP priced it at that quantity.</summary>
internal sealed record PricedLine(Guid ProductId, string Name, int Quantity, decimal UnitPrice);

/// <summary>The arithmetic of a cart: a function of its lines and tables, so that its laws can be tested without a server.</summary>
internal static class Quoter
{
    /// <param name="lines">All in <paramref name="currency"/>.</param>
    /// <param name="own">Tables by product; a product that is not named is charged by the general table.</param>
    public static Quote Quote(
        IReadOnlyList<PricedLine> lines, ChargeTable? general, IReadOnlyDictionary<Guid, ChargeTable> own, string currency, DateTimeOffset validUntil)
    {
        var priced = lines
            .Select(l => new QuoteLine(l.ProductId, l.Name, l.Quantity, l.UnitPrice, Money.Round(l.UnitPrice * l.Quantity, currency)))
            .ToList();
        var charges = lines
            .Where(l => own.ContainsKey(l.ProductId))
            .Select(l => own[l.ProductId].At(l.Quantity, currency))
            .ToList();
        var shared = lines.Where(l => !own.ContainsKey(l.ProductId)).Sum(l => l.Quantity);
        if (shared > 0)
            charges.Add(general?.At(shared, currency));

        var kept = charges.OfType<ChargeLine>().ToList();
        var subtotal = priced.Sum(l => l.LineTotal);
        var charge = kept.Sum(c => c.Amount);
        return new Quote
        {
            Lines = priced,
            Charges = kept,
            Subtotal = subtotal,
            Charge = charge,
            Total = subtotal + charge,
            Currency = currency,
            ValidUntil = validUntil,
        };
    }
}
