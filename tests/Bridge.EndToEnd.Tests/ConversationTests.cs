using Xunit;

namespace Bridge.EndToEnd.Tests;

/// <summary>Habits of people who write, on the running stack.</summary>
public sealed class ConversationTests(BridgeStack stack)
{
    [Fact]
    public async Task A_greeting_is_answered_at_once_and_the_thought_that_follows_it_once()
    {
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, "Gus");
        Assert.Contains("Welcome to", (await phone.WriteAndReadAsync("hi")).Text);

        await phone.WriteAsync("i want");
        await phone.WriteAsync("magic mug");

        Assert.Contains("*Magic Mug*", (await phone.ReadAsync()).Text);
        // What is answered next follows it: nothing was said between.
        Assert.Contains("Where should we deliver?", (await phone.WriteAndReadAsync("2")).Text);
        Assert.Equal(3, (await phone.SaidAsync()).Count);
    }

    [Fact]
    public async Task A_number_that_quotes_an_older_message_is_an_answer_to_that_one()
    {
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, "Hal");
        var mugs = await phone.WriteAndReadAsync("mug");
        Assert.Contains("Magic Mug", mugs.Options);
        var first = await phone.TapAndReadAsync("Magic Mug");
        await phone.WriteAndReadAsync("wall clock");

        Assert.Contains("3 × Magic Mug", (await phone.ReplyAndReadAsync(first, "3")).Text);

        Assert.Contains($"*{mugs.Options[0]}*", (await phone.ReplyAndReadAsync(mugs, "1")).Text);
    }

    [Fact]
    public async Task What_comes_when_nobody_may_answer_it_any_more_is_kept_for_people_and_changes_nothing()
    {
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, "Ian");
        await phone.WriteAndReadAsync("hi");

        await phone.WriteLateAsync("Jobs");

        // In the order of arrival: had it been read, this would be an answer to the list of positions, and the second message.
        Assert.Contains("*Magic Mug*", (await phone.WriteAndReadAsync("magic mug")).Text);
        var console = await Console.SignInAsync(stack);
        var chat = Assert.Single((await console.GetAsync($"/api/messaging/conversations?search={phone.Number.TrimStart('+')}")).GetProperty("items").EnumerateArray());
        var thread = (await console.GetAsync($"/api/messaging/conversations/{chat.GetProperty("id").GetString()}/messages")).GetProperty("items").ToString();
        Assert.Contains("Jobs", thread);
        Assert.Equal(2, (await phone.SaidAsync()).Count);
    }
}
