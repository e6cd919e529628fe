using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Flow;
using Bridge.Testing;

namespace Bridge.Catalog.Tests.Pricing;

public sealed class QuotePriceTests(CatalogHost host) : IClassFixture<CatalogHost>
{
    [Fact]
    public async Task A_cart_is_priced_at_its_quantities_with_the_charges_of_the_tables()
    {
        using var sales = host.Http("Sales");
        (await sales.PutAsJsonAsync("/charges", new { name = "Handling", rows = new[] { new { min = 1, max = (int?)4, charge = 5m, basis = "PerOrder" }, new { min = 5, max = (int?)null, charge = 1m, basis = "PerOrder" } } }))
            .EnsureSuccessStatusCode();
        host.Price = (id, quantity) => Neighbours.Ok("GET_PRICE", new { unit_price = id == "mug" ? 12.5m - quantity : 0.335m, currency = "USD" });

        var quoted = await QuoteAsync(("mug", 2), ("pen", 3));

        var quote = quoted.Quote!;
        Assert.Equal(EffectOutcome.Ok, quoted.Outcome);
        Assert.Equal([("Mug", 10.5m, 21m), ("Pen", 0.335m, 1.01m)], quote.Lines.Select(l => (l.Name, l.UnitPrice, l.LineTotal)));
        Assert.Equal(("Handling", 1m, (Guid?)null), quote.Charges.Select(c => (c.Name, c.Amount, c.ProductId)).Single());
        Assert.Equal((22.01m, 1m, 23.01m, "USD"), (quote.Subtotal, quote.Charge, quote.Total, quote.Currency));
    }

    [Theory]
    [InlineData("Unavailable", "Unavailable", "GET_PRICE: nobody answers")]
    [InlineData("Rejected", "Rejected", "GET_PRICE: not sold any more")]
    public async Task Without_a_price_there_is_no_quote_and_the_operator_reads_why(string erp, string told, string problem)
    {
        host.Price = (_, _) => Neighbours.Answered("GET_PRICE", Enum.Parse<ErpOutcome>(erp)) with { Problem = problem };

        var quoted = await QuoteAsync(("mug", 1));

        Assert.Equal((told, problem, null, await host.IdOfAsync("mug")), (quoted.Outcome.ToString(), quoted.Problem, quoted.Quote, quoted.ProductId));
    }

    [Theory]
    [InlineData("""{"currency":"USD"}""", "GET_PRICE: $.unit_price: expected a number, came nothing")]
    [InlineData("""{"unit_price":"cheap","currency":"USD"}""", "GET_PRICE: $.unit_price: expected a number, came \"cheap\"")]
    [InlineData("""{"unit_price":1,"currency":"dollars"}""", "GET_PRICE: $.currency: expected an ISO 4217 code, came \"dollars\"")]
    [InlineData("""{"unit_price":-1,"currency":"USD"}""", "GET_PRICE: $.unit_price: expected an amount of at least 0, came -1")]
    public async Task An_answer_that_breaks_the_contract_never_becomes_a_price(string answer, string problem)
    {
        host.Price = (_, _) => Neighbours.Ok("GET_PRICE", JsonSerializer.Deserialize<JsonElement>(answer));

        var quoted = await QuoteAsync(("mug", 1));

        Assert.Equal((EffectOutcome.Unavailable, problem, null), (quoted.Outcome, quoted.Problem, quoted.Quote));
    }

    [Fact]
    public async Task An_order_has_one_currency()
    {
        host.Price = (id, _) => Neighbours.Ok("GET_PRICE", new { unit_price = 1, currency = id == "mug" ? "USD" : "EUR" });

        var quoted = await QuoteAsync(("mug", 1), ("pen", 1));

        Assert.Equal((EffectOutcome.Rejected, "GET_PRICE: $.currency: expected USD as in the other lines, came EUR"), (quoted.Outcome, quoted.Problem));
    }

    [Fact]
    public async Task The_lines_of_a_cart_do_not_wait_for_each_other()
    {
        // Nobody is answered before all three have asked.
        var asked = new CountdownEvent(3);
        var answer = host.Neighbours.Answer;
        host.Neighbours.Answer = async (operation, fields) =>
        {
            if (operation == "GET_PRICE")
            {
                asked.Signal();
                await Task.Run(() => asked.Wait(TimeSpan.FromSeconds(20)));
            }

            return Neighbours.Ok(operation, new { unit_price = 1, currency = "USD" });
        };

        var quoted = await QuoteAsync(("mug", 1), ("pen", 1), ("cap", 1));

        host.Neighbours.Answer = answer;
        Assert.Equal(EffectOutcome.Ok, quoted.Outcome);
    }

    [Fact]
    public async Task A_product_that_is_gone_is_named()
    {
        var ask = Ask(new DraftLine(Guid.CreateVersion7(), 1));

        await host.Neighbours.SendAsync("catalog-quote-price", ask);

        var quoted = await host.Neighbours.Received<PriceQuoted>("flow-price-quoted").FirstAsync(q => q.Effect == ask.Effect);
        Assert.Equal((EffectOutcome.Rejected, ask.Lines[0].ProductId), (quoted.Outcome, quoted.ProductId));
    }

    async Task<PriceQuoted> QuoteAsync(params (string Product, int Quantity)[] lines)
    {
        var drafts = new List<DraftLine>();
        foreach (var (product, quantity) in lines)
        {
            drafts.Add(new DraftLine(await host.IdOfAsync(product), quantity));
        }

        var ask = Ask([.. drafts]);
        await host.Neighbours.SendAsync("catalog-quote-price", ask);
        return await host.Neighbours.Received<PriceQuoted>("flow-price-quoted").FirstAsync(q => q.Effect == ask.Effect);
    }

    static QuotePrice Ask(params DraftLine[] lines) => new() { Effect = CatalogHost.Effect(), DraftId = Guid.CreateVersion7(), Revision = 1, Lines = lines };
}
