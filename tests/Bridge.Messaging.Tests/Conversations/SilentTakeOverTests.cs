using System.Net;
using System.Net.Http.Json;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Tests.Sending;
using Bridge.Messaging.Tests.Support;

namespace Bridge.Messaging.Tests.Conversations;

/// <summary>Who has taken over and writes nothing for twelve hours.</summary>
public sealed class SilentTakeOverTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task A_takeover_without_a_word_ends_softly_and_one_with_a_word_goes_on()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure, ("TakeOver:EverySeconds", "1"));
        var silent = await SendingTests.GreetAsync(host);
        await host.DeliverAsync(Meta.Text("wamid.2", "hello", from: "5511999900002"));
        var talking = await host.NextItemAsync();
        foreach (var item in new[] { silent, talking })
        {
            using var taken = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{item.ConversationId}/takeover");
            Assert.IsType<TakenOver>((await host.NextItemAsync()).Item);
        }

        await host.ExecuteAsync("UPDATE conversation SET person_spoke_at = now() - interval '11 hours 59 minutes'");
        using var word = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{talking.ConversationId}/messages", JsonContent.Create(new { text = "One moment, please" }));
        Assert.Equal(HttpStatusCode.Accepted, word.StatusCode);
        await host.ExecuteAsync("UPDATE conversation SET person_spoke_at = person_spoke_at - interval '2 minutes'");

        var back = await host.NextItemAsync();

        Assert.Equal((silent.ConversationId, new HandedBack(null, Softly: true)), (back.ConversationId, back.Item));
        await host.UntilAsync($"SELECT answered_by FROM conversation WHERE id = '{silent.ConversationId}'", "Bot");
        Assert.Equal("Person", await host.ScalarAsync<string>($"SELECT answered_by FROM conversation WHERE id = '{talking.ConversationId}'"));
        Assert.Equal(0L, await host.ScalarAsync<long>("SELECT count(*) FROM conversation WHERE answered_by = 'Bot' AND agent_id IS NOT NULL"));
    }
}
