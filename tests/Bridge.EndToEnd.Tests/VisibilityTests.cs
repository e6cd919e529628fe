using System.Diagnostics;
using Xunit;

namespace Bridge.EndToEnd.Tests;

public sealed class VisibilityTests(BridgeStack stack)
{
    [Fact]
    public async Task A_product_made_invisible_leaves_the_menu_within_two_seconds()
    {
        const string product = "Wall Clock";
        var console = await Console.SignInAsync(stack);
        var found = (await console.GetAsync("/api/catalog/products?search=Wall%20Clock")).GetProperty("items").EnumerateArray().First();
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, "Eve");
        await phone.WriteAndReadAsync("hi");
        await phone.TapAndReadAsync("Order products");
        Assert.Contains(product, (await phone.TapAndReadAsync("Gifts")).Options);

        var hidden = Stopwatch.StartNew();
        await console.PutAsync($"/api/catalog/products/{found.GetProperty("id").GetString()}/visibility", new { visible = false });
        await Eventually.TrueAsync("the menu has lost the product", async () => !(await phone.TapAndReadAsync("Gifts")).Options.Contains(product), TimeSpan.FromSeconds(10));

        Assert.InRange(hidden.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        await console.PutAsync($"/api/catalog/products/{found.GetProperty("id").GetString()}/visibility", new { visible = true });
    }
}
