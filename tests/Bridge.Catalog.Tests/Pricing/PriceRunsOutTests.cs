using Bridge.Catalog.Pricing;
using Bridge.Contracts.Erp;
using Bridge.Testing;
using Microsoft.Extensions.Options;

namespace Bridge.Catalog.Tests.Pricing;

/// <summary>The shipped flow and the real Catalog: a price that has run out is asked again at "Confirm", and what has changed is told before anything is placed.</summary>
public sealed class PriceRunsOutTests : IAsyncLifetime
{
    readonly CatalogHost _host = new() { Settings = { ["Pricing:Validity"] = "00:01:00" } };
    decimal _price = 12.5m;
    int _asked;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _host.Price = (_, _) =>
        {
            _asked++;
            return Neighbours.Ok("GET_PRICE", new { unit_price = _price, currency = "USD" });
        };
        _host.Neighbours.Write = Orders.OrderTests.Everything;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_price_that_changed_since_it_was_quoted_is_told_before_he_agrees()
    {
        var customer = await FlowCustomer.OfAsync(_host);
        await customer.SayAsync("mug");
        await customer.SayAsync("2");
        Assert.Contains("2 × Mug: $25.00", await customer.SayAsync("12 Garden Street, Leeds"), StringComparison.Ordinal);
        _price = 13m;
        customer.Now = customer.Quote!.ValidUntil;

        var again = await customer.TapAsync("Confirm");

        Assert.StartsWith("The price has changed since you saw it.", again, StringComparison.Ordinal);
        Assert.Contains("*Total: $26.00*", again, StringComparison.Ordinal);
        Assert.Empty(_host.Neighbours.Received<CallErp>("erp-connector-call-erp").All);

        Assert.Contains("S-7", await customer.TapAsync("Confirm"), StringComparison.Ordinal);
        var order = _host.Neighbours.Received<CallErp>("erp-connector-call-erp").All.Single(c => c.Operation == ErpOperation.CreateOrder).Fields;
        Assert.Equal(
            (13m, 26m, 26m),
            (order.GetProperty("items")[0].GetProperty("unit_price").GetDecimal(), order.GetProperty("items")[0].GetProperty("line_total").GetDecimal(),
                order.GetProperty("totals").GetProperty("total").GetDecimal()));
    }

    [Fact]
    public async Task A_price_holds_for_as_long_as_the_operator_says_and_one_that_runs_out_unchanged_is_not_news()
    {
        var customer = await FlowCustomer.OfAsync(_host);
        await customer.SayAsync("mug");
        var before = DateTimeOffset.UtcNow;
        await customer.SayAsync("3");
        var (quote, asked) = (customer.Quote!, _asked);
        Assert.InRange(quote.ValidUntil, before.AddMinutes(1), DateTimeOffset.UtcNow.AddMinutes(1));
        await customer.SayAsync("12 Garden Street, Leeds");
        Assert.Equal(asked, _asked);
        customer.Now = quote.ValidUntil.AddTicks(1);

        Assert.Contains("S-7", await customer.TapAsync("Confirm"), StringComparison.Ordinal);

        Assert.Equal(asked + 1, _asked);
    }

    [Fact]
    public void A_price_that_hardly_holds_stops_the_start()
    {
        using var catalog = new ServiceUnderTest<Program>(
            [new("ConnectionStrings:catalog", "Host=127.0.0.1"), new("ConnectionStrings:rabbitmq", "amqp://127.0.0.1"), new("Pricing:Validity", "00:00:30")]);

        var refused = Assert.Throws<OptionsValidationException>(() => catalog.Services);

        Assert.Contains("Pricing__Validity", refused.Message, StringComparison.Ordinal);
    }
}
