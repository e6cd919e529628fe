using Xunit;

namespace Bridge.EndToEnd.Tests;

public sealed class OrderTests(BridgeStack stack)
{
    [Fact]
    public async Task A_first_order_with_cash_is_in_the_erp_after_at_most_seven_messages()
    {
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, "Ann");

        var cart = await phone.ToCartAsync();
        Assert.Equal(["Confirm", "Add more", "Change"], cart.Options);
        Assert.Contains("Cash on delivery", cart.Text);
        var number = await phone.ConfirmAsync();

        var order = Assert.Single(await stack.Erp.OrdersOfAsync(phone.Number));
        Assert.Equal(number, order.GetProperty("number").GetString());
        Assert.Equal("Confirmed", order.GetProperty("status").GetString());
        Assert.Contains("12 Garden Street, Leeds", order.GetProperty("address").ToString());
        Assert.InRange((await phone.SaidAsync()).Count, 1, 7);
    }

    [Fact]
    public async Task Confirm_tapped_again_answers_with_the_order_it_made()
    {
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, "Ben");
        await phone.ToCartAsync();
        var number = await phone.ConfirmAsync();

        Assert.Contains(number, (await phone.TapAndReadAsync("Confirm")).Text);

        Assert.Single(await stack.Erp.OrdersOfAsync(phone.Number));
    }

    [Fact]
    public async Task A_placed_order_can_be_tracked()
    {
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, "Cat");
        await phone.ToCartAsync();
        var number = await phone.ConfirmAsync();

        var menu = await phone.WriteAndReadAsync("menu");
        var tracked = await phone.TapAndReadAsync(menu.Options.First(option => option is "My orders" or "Track my order"));

        Assert.Contains(number, tracked.ToString());
    }

    [Fact]
    public async Task What_a_clerk_changes_in_the_erp_the_customer_hears_of_and_sees_when_he_asks()
    {
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, "Eve");
        await phone.ToCartAsync();
        var number = await phone.ConfirmAsync();
        var order = Assert.Single(await stack.Erp.OrdersOfAsync(phone.Number));
        await stack.Erp.SetStatusAsync(order.GetProperty("id").GetString()!, "Shipped");

        var console = await Console.SignInAsync(stack);
        var row = Assert.Single((await console.GetAsync($"/api/catalog/orders?search={number}")).GetProperty("items").EnumerateArray());
        await console.PostAsync($"/api/catalog/orders/{row.GetProperty("id").GetString()}/refresh", new { });

        Assert.Contains($"News of your order *{number}*: Shipped", (await phone.ReadAsync()).Text);
        var menu = await phone.WriteAndReadAsync("menu");
        Assert.Contains($"*{number}*: Shipped", (await phone.TapAndReadAsync(menu.Options.First(option => option is "My orders" or "Track my order"))).Text);
    }

    [Fact]
    public async Task Another_total_of_the_erp_is_asked_about_before_the_order_is_confirmed()
    {
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, "Fay");
        await phone.ToCartAsync();
        await stack.Erp.BreakAsync("CREATE_ORDER", "another-total");
        try
        {
            var asked = await phone.TapAndReadAsync("Confirm");
            Assert.Contains("came out at another total", asked.Text);
            Assert.Equal("Draft", Assert.Single(await stack.Erp.OrdersOfAsync(phone.Number)).GetProperty("status").GetString());

            Assert.Contains("Your order number is", (await phone.TapAndReadAsync(asked.Options[0])).Text);
        }
        finally
        {
            await stack.Erp.MendAsync();
        }

        var order = Assert.Single(await stack.Erp.OrdersOfAsync(phone.Number));
        Assert.Equal(("Confirmed", order.GetProperty("total").GetDecimal()), (order.GetProperty("status").GetString(), order.GetProperty("payment").GetProperty("amount").GetDecimal()));
    }

    [Fact]
    public async Task Who_has_only_a_username_is_asked_to_share_his_number_and_can_order()
    {
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, "Dee", username: $"dee{Random.Shared.Next(100_000)}");
        await phone.ToCartAsync();

        var asked = await phone.TapAndReadAsync("Confirm");
        Assert.Contains("phone number", asked.Text);
        await phone.ShareNumberAsync();

        Assert.Contains("Your order number is", (await phone.ReadAsync()).Text);
        Assert.Single(await stack.Erp.OrdersOfAsync(phone.Number));
    }
}
