using Xunit;

namespace Bridge.EndToEnd.Tests;

/// <summary>
/// Something is killed or stopped in the middle of a journey: it goes on where it was, nothing is said twice, and the ERP has one order.
/// <c>./bridge drill</c> runs these alone.
/// </summary>
[Trait("kind", "drill")]
public sealed class DrillTests(BridgeStack stack)
{
    [Theory]
    [InlineData("flow", "http")]
    [InlineData("messaging", "http")]
    [InlineData("catalog", "http")]
    [InlineData("erp-connector", "http")]
    [InlineData("rabbitmq", "tcp")]
    [InlineData("postgres", "tcp")]
    public async Task An_order_survives_kill_9_of(string resource, string endpoint)
    {
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, $"Drill {resource}");
        await phone.WriteAndReadAsync("hi");
        await phone.TapAndReadAsync("Order products");

        await phone.TapAsync("Drinkware");
        Processes.KillListenerOn(stack.PortOf(resource, endpoint));
        Assert.Contains(Journeys.Product, (await phone.ReadAsync()).Options);

        // A price asked for while Catalog is away would be answered with "Try again": another journey than this one.
        await stack.BackAsync(resource, endpoint);
        var card = await phone.TapAndReadAsync(Journeys.Product);
        await phone.TapAndReadAsync(card.Options[0]);
        await phone.WriteAndReadAsync("12 Garden Street, Leeds");

        await phone.TapAsync("Confirm");
        Processes.KillListenerOn(stack.PortOf(resource, endpoint));
        // Slow is allowed: then it is said that the order was taken, and the number follows.
        await phone.ReadUntilAsync("*SO-");

        var order = Assert.Single(await stack.Erp.OrdersOfAsync(phone.Number));
        Assert.Equal("Confirmed", order.GetProperty("status").GetString());
        var said = (await phone.SaidAsync()).Select(message => message.ToString()).ToList();
        Assert.Equal(said.Distinct(), said);
        await stack.HealthyAsync(resource);
    }

    [Theory]
    [InlineData("gateway", "http")]
    [InlineData("postgres", "tcp")]
    public async Task What_somebody_ends_politely_is_started_again_and_the_shop_goes_on(string resource, string endpoint)
    {
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, $"Polite {resource}");
        await phone.WriteAndReadAsync("hi");

        Processes.EndListenerOn(stack.PortOf(resource, endpoint));

        await stack.BackAsync(resource, endpoint);
        Assert.Contains("Drinkware", (await phone.TapAndReadAsync("Order products")).Options);
        await stack.HealthyAsync(resource);
    }

    [Fact]
    public async Task While_the_erp_is_stopped_browsing_works_and_an_order_waits_for_try_again()
    {
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, "Fay");
        await phone.WriteAndReadAsync("hi");
        await stack.StopAsync("reference-erp");
        try
        {
            await phone.TapAndReadAsync("Order products");
            Assert.Contains(Journeys.Product, (await phone.TapAndReadAsync("Drinkware")).Options);
            var card = await phone.TapAndReadAsync(Journeys.Product);
            var sorry = await phone.TapAndReadAsync(card.Options[0]);
            Assert.Contains("cannot be reached at the moment", sorry.Text);
            Assert.Contains("Try again", sorry.Options);
        }
        finally
        {
            await stack.StartAsync("reference-erp");
        }

        // It goes on by a tap, and by itself once Bridge has seen the ERP again: whichever comes first, the question may be asked by both.
        await phone.TapAsync("Try again");
        await phone.ReadUntilAsync("Where should we deliver?");
        await phone.WriteAsync("12 Garden Street, Leeds");
        await phone.ReadUntilAsync("*Your order*");
        await phone.TapAsync("Confirm");
        await phone.ReadUntilAsync("*SO-");
        Assert.Single(await stack.Erp.OrdersOfAsync(phone.Number));
    }

    [Theory]
    [InlineData("html")]
    [InlineData("wrong-type")]
    [InlineData("empty")]
    public async Task An_erp_that_answers_nonsense_gives_the_customer_a_polite_answer(string kind)
    {
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, $"Nonsense {kind}");
        await phone.WriteAndReadAsync("hi");
        await phone.TapAndReadAsync("Order products");
        await phone.TapAndReadAsync("Drinkware");
        var card = await phone.TapAndReadAsync(Journeys.Product);

        await stack.Erp.BreakAsync("GET_PRICE", kind);
        try
        {
            Assert.StartsWith("Sorry", (await phone.TapAndReadAsync(card.Options[0])).Text);
        }
        finally
        {
            await stack.Erp.MendAsync();
        }
    }
}
