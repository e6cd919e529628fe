using System.Text.Json;
using Xunit;

namespace Bridge.EndToEnd.Tests;

/// <summary>An order that a person puts together in a chat, and the customer confirms on his phone.</summary>
public sealed class OfferTests(BridgeStack stack)
{
    [Fact]
    public async Task What_a_person_has_put_together_the_customer_confirms_by_a_tap_while_that_person_answers()
    {
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, "Ida");
        await phone.WriteAndReadAsync("hi");
        var console = await Console.SignInAsync(stack);
        var chat = await ChatOfAsync(console, phone);
        var id = chat.GetProperty("id").GetString()!;
        await console.SendAsync(HttpMethod.Post, $"/api/messaging/conversations/{id}/takeover", null);

        await OfferAsync(console, chat, phone, 2);
        var shown = await phone.ReadUntilAsync("*Your order*");
        Assert.Contains($"2 × {Journeys.Product}", shown.Text);
        Assert.Contains("Deliver to: 12 Garden Street, Leeds", shown.Text);
        Assert.Equal(["Confirm"], shown.Options);

        Assert.Contains("We have your order", (await phone.TapAndReadAsync("Confirm")).Text);
        var settled = await phone.ReadUntilAsync("its number is");
        var number = settled.Text.Split('*')[1];
        Assert.Contains(number, (await phone.TapAndReadAsync("Confirm")).Text);

        var order = Assert.Single(await stack.Erp.OrdersOfAsync(phone.Number));
        Assert.Equal((number, "Confirmed"), (order.GetProperty("number").GetString(), order.GetProperty("status").GetString()));
        Assert.Equal("person", (await console.GetAsync($"/api/messaging/conversations/{id}")).GetProperty("answeredBy").GetString());
    }

    static async Task<JsonElement> ChatOfAsync(Console console, Phone phone)
    {
        JsonElement chat = default;
        await Eventually.TrueAsync("the chat is in the console", async () =>
        {
            var found = (await console.GetAsync($"/api/messaging/conversations?search={phone.Number.TrimStart('+')}")).GetProperty("items").EnumerateArray().ToList();
            chat = found.FirstOrDefault();
            return found.Count == 1;
        });
        return chat;
    }

    static async Task OfferAsync(Console console, JsonElement chat, Phone phone, int quantity)
    {
        var product = (await console.GetAsync($"/api/catalog/products?search={Uri.EscapeDataString(Journeys.Product)}")).GetProperty("items").EnumerateArray().First().GetProperty("id").GetString();
        var lines = new[] { new { productId = product, quantity } };
        var total = (await console.PostAsync("/api/catalog/quotes", new { lines })).GetProperty("quote").GetProperty("total").GetDecimal();
        await console.PostAsync("/api/catalog/offers", new
        {
            draftId = Guid.CreateVersion7(),
            conversationId = chat.GetProperty("id").GetString(),
            contactId = chat.GetProperty("contact").GetProperty("id").GetString(),
            phone = phone.Number,
            name = "Ida",
            language = "en",
            lines,
            agreedTotal = total,
            payment = "Cash",
            address = new { line1 = "12 Garden Street, Leeds", country = "GB" },
        });
    }
}
