using System.Net;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Tests.Sending;
using Bridge.Messaging.Tests.Support;

namespace Bridge.Messaging.Tests.Conversations;

/// <summary>Whom a paused bot has left to people, once it goes on.</summary>
public sealed class PauseTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task Who_waits_because_of_the_pause_is_handed_back_once()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        await host.SendAsync(new HandOverRequested(item.ConversationId, item.Number, HandOverReason.Paused));
        await host.UntilAsync("SELECT answered_by FROM conversation", "Waiting");

        await host.SendAsync(new HandBackAfterPause(item.ConversationId, item.Number));
        await host.SendAsync(new HandBackAfterPause(item.ConversationId, item.Number));

        Assert.Equal(new HandedBack(null), (await host.NextItemAsync()).Item);
        await host.UntilAsync("SELECT answered_by FROM conversation", "Bot");
        await host.SayAsync(item.ConversationId, 1, 2, "What would you like?");
        Assert.Equal("What would you like?", (await host.NextSentAsync()).Text);
        Assert.Equal(2L, await host.ScalarAsync<long>("SELECT last_number FROM conversation"));
    }

    [Fact]
    public async Task A_request_for_people_that_comes_after_the_end_of_the_pause_is_settled()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);

        await host.SendAsync(new HandBackAfterPause(item.ConversationId, item.Number));
        await host.NextItemAsync();
        await host.SendAsync(new HandOverRequested(item.ConversationId, item.Number, HandOverReason.Paused));
        await host.SayAsync(item.ConversationId, 1, 2, "What would you like?");
        await host.NextSentAsync();

        Assert.Equal("Bot", await host.ScalarAsync<string>("SELECT answered_by FROM conversation"));
    }

    [Fact]
    public async Task Who_is_with_a_person_has_asked_for_one_or_may_not_be_written_to_stays_as_he_is()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var taken = await SendingTests.GreetAsync(host);
        using var takeover = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{taken.ConversationId}/takeover");
        await host.NextItemAsync();
        await host.DeliverAsync(Meta.Text("wamid.2", "agent", from: "5511999900002"));
        var asked = await host.NextItemAsync();
        await host.SendAsync(new HandOverRequested(asked.ConversationId, 2, HandOverReason.Asked));
        await host.DeliverAsync(Meta.Text("wamid.3", "hi", from: "5511999900003", at: DateTimeOffset.UtcNow.AddDays(-2)));
        var late = await host.NextItemAsync();
        await host.SendAsync(new HandOverRequested(late.ConversationId, 1, HandOverReason.Paused));
        await host.UntilAsync("SELECT count(*) FROM conversation WHERE answered_by = 'Waiting'", 2L);

        foreach (var item in new[] { taken, asked, late })
        {
            await host.SendAsync(new HandBackAfterPause(item.ConversationId, 1));
        }

        // The last of one queue is done when another one has been: nothing of these has changed anything.
        await host.DeliverAsync(Meta.Text("wamid.4", "hello", from: "5511999900004"));
        var last = await host.NextItemAsync();
        await host.SendAsync(new HandBackAfterPause(last.ConversationId, 1));
        Assert.Equal(new HandedBack(null), (await host.NextItemAsync()).Item);
        Assert.Equal("Bot, Person, Waiting, Waiting", await host.ScalarAsync<string>("SELECT string_agg(answered_by, ', ' ORDER BY answered_by) FROM conversation"));
        Assert.Equal(HttpStatusCode.NoContent, takeover.StatusCode);
    }
}
