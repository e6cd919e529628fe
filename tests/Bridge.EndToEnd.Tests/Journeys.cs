using Xunit;

namespace Bridge.EndToEnd.Tests;

/// <summary>Steps that several tests walk.</summary>
internal static class Journeys
{
    public const string Product = "Classic Mug 330 ml";

    /// <summary>From the greeting to "Your order", which waits for Confirm: six messages of the bot.</summary>
    public static async Task<Said> ToCartAsync(this Phone phone)
    {
        Assert.Contains("Order products", (await phone.WriteAndReadAsync("hi")).Options);
        Assert.Contains("Drinkware", (await phone.TapAndReadAsync("Order products")).Options);
        Assert.Contains(Product, (await phone.TapAndReadAsync("Drinkware")).Options);
        var card = await phone.TapAndReadAsync(Product);
        Assert.True(card.HasPicture, $"The product came without its picture: {card}");
        Assert.Contains("Where should we deliver?", (await phone.TapAndReadAsync(card.Options[0])).Text);
        return await phone.WriteAndReadAsync("12 Garden Street, Leeds");
    }

    public static async Task<string> ConfirmAsync(this Phone phone)
    {
        var placed = await phone.TapAndReadAsync("Confirm");
        Assert.Contains("Your order number is", placed.Text);
        return placed.Text.Split('*')[1];
    }
}
