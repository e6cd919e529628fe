using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Tests;

/// <summary>A conversation ends because its customer is the one of another.</summary>
public sealed class MergeTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Fact]
    public async Task What_it_waits_for_is_told_before_it_ends_and_its_orders_are_known_in_the_one_that_goes_on()
    {
        var (ended, goesOn) = (flow.NewChat(), flow.NewChat());
        var asked = await ended.AskStatusAsync();
        await ended.ArriveAsync(ended.Item(3, new ConversationMerged(goesOn.Id)));
        await ended.HeldAsync(1);
        Assert.NotNull((await ended.RowAsync())!.Session);

        await ended.AnswerAsync(asked);

        Assert.Equal("S0001 is shipped\n\nYou said: status.", (await ended.TextsAsync(2))[1]);
        await ended.UntilAsync(c => c is { Session: null, NextItem: 4, WakeAt: null } && c.MergedInto == goesOn.Id);
        await goesOn.SayAsync("hello");
        await goesOn.TurnsAsync(1);
        await goesOn.SayAsync("status");
        Assert.Equal(asked.OrderId, Assert.Single(await goesOn.AskedAsync(1)).OrderId);
    }

    [Fact]
    public async Task What_becomes_of_its_orders_is_still_told()
    {
        var (ended, goesOn) = (flow.NewChat(), flow.NewChat());
        await ended.SayAsync("hello");
        await ended.TurnsAsync(1);
        await ended.ArriveAsync(ended.Item(2, new ConversationMerged(goesOn.Id)));
        await ended.UntilAsync(c => c.MergedInto == goesOn.Id);

        await flow.Others.PublishAsync(ended.Order(version: 2, tell: true));

        Assert.Equal("S0001 is settled", (await ended.TextsAsync(2))[1]);
    }

    [Fact]
    public async Task What_was_remembered_is_given_once()
    {
        var (ended, goesOn) = (flow.NewChat(), flow.NewChat());
        await ended.SayAsync("hello");
        await ended.TurnsAsync(1);
        await SetAsync(ended, record => record with { Name = "Asha", Email = "asha@example.com" });
        await ended.ArriveAsync(ended.Item(2, new ConversationMerged(goesOn.Id)));
        await ended.UntilAsync(c => c.MergedInto == goesOn.Id);
        Assert.Equal(("Asha", "asha@example.com"), await goesOn.UntilAsync(c => c.Record.Name is not null) is { Record: var record } ? (record.Name, record.Email) : default);

        await SetAsync(goesOn, known => known with { Email = null });
        await flow.Others.SendAsync("flow-join-conversations", new JoinConversations(ended.Id, goesOn.Id));
        await goesOn.SayAsync("hello");
        await goesOn.TurnsAsync(1);
        await flow.Others.SendAsync("flow-join-conversations", new JoinConversations(Guid.CreateVersion7(), goesOn.Id));
        await goesOn.SayAsync("thanks");
        await goesOn.TurnsAsync(2);
        Assert.Null((await goesOn.RowAsync())!.Record.Email);
    }

    async Task SetAsync(Chat chat, Func<ConversationRecord, ConversationRecord> change) => await flow.Host.WithDatabaseAsync(async db =>
    {
        var row = await db.Conversations.SingleAsync(c => c.Id == chat.Id);
        row.Record = change(row.Record);
        return await db.SaveChangesAsync();
    });
}
