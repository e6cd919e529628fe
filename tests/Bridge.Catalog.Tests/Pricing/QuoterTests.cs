using Bridge.Catalog.Charges;
using Bridge.Catalog.Pricing;
using Bridge.Contracts.Catalog;
using CsCheck;

namespace Bridge.Catalog.Tests.Pricing;

/// <summary>The laws of money, for every cart that can be drawn.</summary>
public sealed class QuoterTests
{
    static readonly Guid[] Products = [.. Enumerable.Range(1, 5).Select(i => new Guid(i, 0, 0, new byte[8]))];
    static readonly Gen<decimal> Price = Gen.Int[0, 10_000_000].Select(cents => cents / 1000m);
    static readonly Gen<string> Currency = Gen.OneOf("USD", "NPR", "JPY", "KWD");

    static readonly Gen<List<QuantityRow>> Rows =
        from steps in Gen.Select(Gen.Int[1, 40], Price, Gen.Bool).Array[0, 5]
        from start in Gen.Int[1, 5]
        from open in Gen.Bool
        select Table(start, steps, open);

    static readonly Gen<(List<PricedLine> Lines, ChargeTable? General, Dictionary<Guid, ChargeTable> Own, string Currency)> Cart =
        from lines in Gen.Select(Gen.OneOf(Products), Gen.Int[1, 200], Price, (p, q, u) => new PricedLine(p, "…", q, u)).List[1, 20]
        from general in Rows.Null()
        from own in Gen.Select(Gen.OneOf(Products), Rows).Array[0, 3]
        from currency in Currency
        select (lines, general is null ? null : new ChargeTable { Name = "General", Rows = general },
            own.DistinctBy(t => t.Item1).ToDictionary(t => t.Item1, t => new ChargeTable { ProductId = t.Item1, Name = "Own", Rows = t.Item2 }), currency);

    [Fact]
    public void The_total_is_the_sum_of_what_the_customer_sees() => Cart.Sample(cart =>
    {
        var quote = Quote(cart);
        return quote.Subtotal == quote.Lines.Sum(l => l.LineTotal) && quote.Charge == quote.Charges.Sum(c => c.Amount) && quote.Total == quote.Subtotal + quote.Charge;
    });

    [Fact]
    public void Every_amount_is_whole_in_the_currencys_minor_unit() => Cart.Sample(cart =>
    {
        var quote = Quote(cart);
        return quote.Lines.Select(l => l.LineTotal).Concat(quote.Charges.Select(c => c.Amount)).Append(quote.Total)
            .All(amount => decimal.Round(amount, Money.MinorDigits(cart.Currency)) == amount);
    });

    [Fact]
    public void A_line_is_off_by_at_most_half_a_minor_unit_and_never_less_than_half_away() => Cart.Sample(cart =>
    {
        var half = 0.5m / (decimal)Math.Pow(10, Money.MinorDigits(cart.Currency));
        return Quote(cart).Lines.All(l => l.LineTotal - (l.UnitPrice * l.Quantity) is var error && error <= half && error > -half);
    });

    [Fact]
    public void The_order_of_the_lines_changes_no_money() => Gen.Select(Cart, Gen.Int).Sample((cart, seed) =>
    {
        var shuffled = cart.Lines.ToArray();
        new Random(seed).Shuffle(shuffled);
        return Quote(cart).Total == Quote(cart with { Lines = [.. shuffled] }).Total;
    });

    [Fact]
    public void A_products_own_table_looks_at_its_line_alone() => Cart.Sample(cart =>
        Quote(cart).Charges.Where(c => c.ProductId is not null).Select(c => (c.ProductId, c.Amount)).SequenceEqual(
            from line in cart.Lines
            where cart.Own.ContainsKey(line.ProductId)
            let amount = Expected(cart.Own[line.ProductId], line.Quantity, cart.Currency)
            where amount != 0
            select ((Guid?)line.ProductId, amount)));

    [Fact]
    public void All_other_lines_are_charged_once_by_their_pieces_together() => Cart.Sample(cart =>
    {
        var pieces = cart.Lines.Where(l => !cart.Own.ContainsKey(l.ProductId)).Sum(l => l.Quantity);
        var expected = pieces == 0 || cart.General is null ? 0 : Expected(cart.General, pieces, cart.Currency);
        return Quote(cart).Charges.Where(c => c.ProductId is null).Sum(c => c.Amount) == expected;
    });

    [Theory]
    [InlineData("0.125", 1, "USD", "0.13")] // half away from zero, not to the even digit
    [InlineData("0.135", 1, "USD", "0.14")]
    [InlineData("0.333", 3, "USD", "1.00")] // the line is rounded, not the piece
    [InlineData("10.5", 1, "JPY", "11")]
    [InlineData("1.0005", 1, "KWD", "1.001")]
    public void A_line_is_rounded_as_with_a_pencil(string price, int quantity, string currency, string expected)
    {
        var line = new PricedLine(Products[0], "Mug", quantity, decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture));

        var quote = Quoter.Quote([line], null, new Dictionary<Guid, ChargeTable>(), currency, default);

        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), quote.Total);
    }

    static Quote Quote((List<PricedLine> Lines, ChargeTable? General, Dictionary<Guid, ChargeTable> Own, string Currency) cart) =>
        Quoter.Quote(cart.Lines, cart.General, cart.Own, cart.Currency, default);

    /// <summary>Said a second time, in other words: per order once, per unit for each piece.</summary>
    static decimal Expected(ChargeTable table, int quantity, string currency)
    {
        foreach (var row in table.Rows)
        {
            if (quantity >= row.Min && quantity <= (row.Max ?? int.MaxValue))
            {
                var exact = row.Basis == ChargeBasis.PerOrder ? row.Charge : row.Charge * quantity;
                return Math.Round(exact, Money.MinorDigits(currency), MidpointRounding.AwayFromZero);
            }
        }

        return 0;
    }

    static List<QuantityRow> Table(int start, (int Width, decimal Charge, bool PerUnit)[] steps, bool open)
    {
        var rows = new List<QuantityRow>();
        foreach (var (width, charge, perUnit) in steps)
        {
            rows.Add(new QuantityRow(start, start + width - 1, charge, perUnit ? ChargeBasis.PerUnit : ChargeBasis.PerOrder));
            start += width;
        }

        if (open && rows.Count > 0)
        {
            rows[^1] = rows[^1] with { Max = null };
        }

        return rows;
    }
}
