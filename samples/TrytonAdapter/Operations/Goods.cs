using System.Globalization;
using TrytonAdapter.Rpc;
using static TrytonAdapter.Rpc.Values;

namespace TrytonAdapter.Operations;

/// <summary>Products that may be sold, and what they cost.</summary>
internal sealed class Goods(Tryton tryton)
{
    private (int Id, string Code)? _currency;

    /// <summary>The company's currency: prices are in it.</summary>
    public async Task<(int Id, string Code)> CurrencyAsync()
    {
        if (_currency is { } known)
        {
            return known;
        }

        var company = (await tryton.SearchReadAsync("company.company", Where(("id", "=", await tryton.CompanyAsync())), ["currency.code"]))[0];
        var currency = company.GetProperty("currency.");
        return (_currency = (currency.Id(), currency.Text("code")!)).Value;
    }

    /// <summary>Null where Tryton has no price. The quantity stands in the context: price lists look there.</summary>
    public async Task<decimal?> PriceAsync(string product, int quantity) =>
        await tryton.SearchReadAsync("product.product", Where(("id", "=", Id(product)), ("salable", "=", true)), ["sale_price_uom"],
            context: new() { ["quantity"] = quantity, ["currency"] = (await CurrencyAsync()).Id }) is [var found]
            ? found.Amount("sale_price_uom")
            : throw RefusedException.NotFound($"product {product}");

    /// <summary>
    /// A line as Tryton's own client would make it: the product is chosen, and Tryton fills in unit, price and taxes by its price lists and tax rules. Its price,
    /// not Bridge's: where it is another than the customer agreed to, the total says so and he is asked again.
    /// </summary>
    public async Task<object> LineAsync(OrderItem item, int party, int company)
    {
        var product = Id(item.ExternalProductId);
        var filled = await tryton.FillInAsync("sale.line", "product", new()
        {
            ["type"] = "line",
            ["product"] = product,
            ["quantity"] = item.Qty,
            ["sale"] = -1,
            ["_parent_sale.party"] = party,
            ["_parent_sale.company"] = company,
            ["_parent_sale.currency"] = (await CurrencyAsync()).Id,
        });
        return new
        {
            product,
            quantity = item.Qty,
            unit = filled.Id("unit"),
            unit_price = Amount(filled.Amount("unit_price") ?? throw new RefusedException(422, $"Product {product} has no price in Tryton.")),
            taxes = filled.TryGetProperty("taxes", out _) ? Existing(filled.Ids("taxes")) : null,
            description = item.Note,
        };
    }

    /// <summary>An id comes from Bridge as text; what is no number is no product of Tryton's.</summary>
    private static int Id(string product) =>
        int.TryParse(product, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw RefusedException.NotFound($"product {product}");
}
