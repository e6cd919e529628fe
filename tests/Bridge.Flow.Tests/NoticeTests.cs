using Bridge.Contracts.Catalog;
using Bridge.Flow.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Tests;

/// <summary>What settles after the session has moved on.</summary>
public sealed class NoticeTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Fact]
    public async Task The_customer_is_told_once_however_often_and_in_what_order_it_comes()
    {
        var chat = flow.NewChat();
        await chat.SayAsync("hello");
        await chat.TurnsAsync(1);

        await flow.Others.PublishAsync(chat.Order(version: 2, tell: true));
        await chat.TurnsAsync(2);
        await flow.Others.PublishAsync(chat.Order(version: 2, tell: true));
        await flow.Others.PublishAsync(chat.Order(version: 1, OrderState.Rejected, tell: true));
        await chat.SayAsync("thanks");

        Assert.Equal(["You said: .", "S0001 is settled", "You said: thanks."], await chat.TextsAsync(3));
    }

    [Fact]
    public async Task A_notice_waits_for_the_answer_that_the_session_waits_for()
    {
        var chat = flow.NewChat();
        var asked = await chat.AskStatusAsync();
        await flow.Others.PublishAsync(chat.Order(version: 2, tell: true));
        await chat.UntilAsync(c => c.Notices.Length == 1);
        Assert.Single(chat.Turns);

        await chat.AnswerAsync(asked);

        Assert.Equal(["S0001 is shipped\n\nYou said: status.", "S0001 is settled"], (await chat.TextsAsync(3))[1..]);
    }

    [Fact]
    public async Task An_order_that_took_longer_than_the_session_waited_is_told_when_it_settles()
    {
        var chat = flow.NewChat();
        await chat.SayAsync("hello");
        await chat.TurnsAsync(1);
        await ChangeAsync(chat, row => row.Overdue = [chat.Id]);

        await flow.Others.PublishAsync(chat.Order(version: 1, OrderState.Placing));
        await flow.Others.PublishAsync(chat.Order(version: 2));
        await chat.TurnsAsync(2);
        await flow.Others.PublishAsync(chat.Order(version: 3, OrderState.Done));
        await chat.SayAsync("thanks");

        Assert.Equal(["S0001 is settled", "You said: thanks."], (await chat.TextsAsync(3))[1..]);
    }

    [Fact]
    public async Task An_overdue_order_is_told_once_though_it_goes_through_the_erp_in_steps()
    {
        var chat = flow.NewChat();
        await chat.SayAsync("hello");
        await chat.TurnsAsync(1);
        await ChangeAsync(chat, row => row.Overdue = [chat.Id]);

        await flow.Others.PublishAsync(chat.Order(version: 3, OrderState.Placed, underWay: true));
        await WaitForOrderAsync(chat, 3);
        await flow.Others.PublishAsync(chat.Order(version: 5, tell: true));
        await chat.TurnsAsync(2);
        await chat.SayAsync("thanks");

        Assert.Equal(["S0001 is settled", "You said: thanks."], (await chat.TextsAsync(3))[1..]);
    }

    [Fact]
    public async Task The_order_that_is_being_placed_is_told_by_its_answer_alone()
    {
        var chat = flow.NewChat();
        await chat.SayAsync("hello");
        await chat.TurnsAsync(1);
        await ChangeAsync(chat, row => row.DraftInFlight = chat.Id);

        await flow.Others.PublishAsync(chat.Order(version: 2, tell: true));
        await WaitForOrderAsync(chat, 2);
        await chat.SayAsync("thanks");

        Assert.Equal("You said: thanks.", (await chat.TextsAsync(2))[1]);
    }

    [Fact]
    public async Task What_its_answer_has_told_is_not_told_again()
    {
        var chat = flow.NewChat();
        await chat.SayAsync("hello");
        await chat.TurnsAsync(1);
        await ChangeAsync(chat, row => (row.ToldOrder, row.ToldVersion) = (chat.Id, 2));

        await flow.Others.PublishAsync(chat.Order(version: 2, tell: true));
        await WaitForOrderAsync(chat, 2);
        await chat.SayAsync("thanks");
        await chat.TurnsAsync(2);
        await flow.Others.PublishAsync(chat.Order(version: 3, OrderState.Rejected, tell: true));

        Assert.Equal(["You said: thanks.", "S0001 was refused"], (await chat.TextsAsync(3))[1..]);
    }

    [Fact]
    public async Task An_order_of_an_unknown_conversation_is_kept()
    {
        var chat = flow.NewChat();

        await flow.Others.PublishAsync(chat.Order(tell: true));

        await WaitForOrderAsync(chat, 1);
    }

    async Task ChangeAsync(Chat chat, Action<Conversation> change) => await flow.Host.WithDatabaseAsync(async db =>
    {
        change(await db.Conversations.SingleAsync(c => c.Id == chat.Id));
        return await db.SaveChangesAsync();
    });

    async Task WaitForOrderAsync(Chat chat, long version)
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await flow.Host.WithDatabaseAsync(db => db.Orders.AnyAsync(o => o.Id == chat.Id && o.Version == version)))
        {
            await poll.WaitForNextTickAsync();
        }
    }
}
