using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Bridge.Messaging.Tests.Sending;

public sealed class SendingTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task The_next_request_starts_only_after_the_answer_to_the_one_before()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await GreetAsync(host);
        host.Graph.OnMessage = FakeGraph.AcceptInItsOwnTimeAsync;

        foreach (var turn in Enumerable.Range(1, 5))
        {
            await host.SayAsync(item.ConversationId, turn, item.Number, $"{turn}a", $"{turn}b");
        }

        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Sent'", 10L);
        var sent = host.Graph.All.ToList();
        Assert.Equal(Enumerable.Range(1, 5).SelectMany(t => new[] { $"{t}a", $"{t}b" }), sent.Select(s => s.Text));
        Assert.All(sent.Zip(sent.Skip(1)), pair => Assert.True(pair.First.AnsweredAt <= pair.Second.At));
    }

    [Fact]
    public async Task A_turn_that_comes_before_its_predecessor_waits_and_Flow_is_asked_for_what_is_missing()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await GreetAsync(host);

        await host.SayAsync(item.ConversationId, 3, item.Number, "three");
        await host.SayAsync(item.ConversationId, 3, item.Number, "three");
        var asked = await host.Neighbours.Received<ResendTurns>("flow-resend-turns").FirstAsync(_ => true);
        await host.SendAsync(new TurnVoided(item.ConversationId, 1));
        await host.SayAsync(item.ConversationId, 2, item.Number, "two");

        Assert.Equal(new ResendTurns(item.ConversationId, 1, 2), asked);
        Assert.Equal(["two", "three"], [(await host.NextSentAsync()).Text, (await host.NextSentAsync()).Text]);
        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Sent'", 2L);
    }

    [Fact]
    public async Task A_turn_sent_twice_is_said_once()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await GreetAsync(host);

        await host.SayAsync(item.ConversationId, 1, item.Number, "once");
        await host.SayAsync(item.ConversationId, 1, item.Number, "once");
        await host.SayAsync(item.ConversationId, 2, item.Number, "then");

        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Sent'", 2L);
        Assert.Equal(["once", "then"], host.Graph.All.Select(s => s.Text));
    }

    [Fact]
    public async Task A_rejected_message_does_not_hold_up_the_next_and_a_transient_error_is_tried_again()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await GreetAsync(host);
        var tries = 0;
        host.Graph.OnMessage = (message, _) => Task.FromResult(message.Text switch
        {
            "bad" => FakeGraph.Error(131026),
            "busy" when ++tries == 1 => FakeGraph.Error(131016, 500),
            _ => FakeGraph.Accept(message),
        });

        await host.SayAsync(item.ConversationId, 1, item.Number, "bad", "busy", "good");

        await host.UntilAsync("SELECT string_agg(status || coalesce(' ' || failure, ''), ', ' ORDER BY position) FROM outgoing", "Failed 131026, Sent, Sent");
        Assert.Equal(["bad", "busy", "busy", "good"], host.Graph.All.Select(s => s.Text));
    }

    [Fact]
    public async Task What_cannot_be_said_on_WhatsApp_is_stored_as_failed_and_the_next_goes_out()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await GreetAsync(host);

        await host.SayAsync(item.ConversationId, 1, item.Number, Audience.All, new ButtonsContent("Choose", []), new TextContent("after"));

        Assert.Equal("after", (await host.NextSentAsync()).Text);
        await host.UntilAsync("SELECT string_agg(status || coalesce(' ' || failure, ''), ', ' ORDER BY position) FROM outgoing", "Failed refused, Sent");
    }

    [Fact]
    public async Task After_the_window_has_closed_nothing_but_a_template_leaves()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        await host.DeliverAsync(Meta.Text("wamid.1", "hi", at: DateTimeOffset.UtcNow.AddDays(-2)));
        var item = await host.NextItemAsync();

        await host.SayAsync(item.ConversationId, 1, item.Number, Audience.All, new TextContent("too late"), new TemplateContent("order_update", "en", ["Marina"]));

        Assert.Equal("template", (await host.NextSentAsync()).Body["type"]?.GetValue<string>());
        await host.UntilAsync("SELECT string_agg(status || coalesce(' ' || failure, ''), ', ' ORDER BY position) FROM outgoing", "Failed 131047, Sent");
    }

    [Theory]
    [InlineData(-2, "template")]
    [InlineData(0, "text")]
    public async Task What_brings_its_template_along_is_said_by_it_once_the_window_has_closed(int days, string type)
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        await host.DeliverAsync(Meta.Text("wamid.1", "hi", at: DateTimeOffset.UtcNow.AddDays(days)));
        var item = await host.NextItemAsync();
        SendTurn News(long turn) => new()
        {
            ConversationId = item.ConversationId, Turn = turn, AnswersItem = item.Number, Audience = Audience.All, Messages = [new TextContent($"Shipped {turn}")],
            WhenClosed = new TemplateContent("order_update", "en", [$"{turn}"]),
        };

        // The one that waits for its predecessor has not forgotten it.
        await host.SendAsync(News(2));
        await host.UntilAsync("SELECT count(*) FROM turn WHERE NOT admitted", 1L);
        await host.SendAsync(News(1));

        Assert.Equal([type, type], [Type(await host.NextSentAsync()), Type(await host.NextSentAsync())]);
        await host.UntilAsync("SELECT string_agg(status, ', ' ORDER BY position) FROM outgoing", "Sent, Sent");

        static string? Type(SentMessage sent) => sent.Body["type"]?.GetValue<string>();
    }

    [Fact]
    public async Task The_customer_sees_that_we_have_read_and_that_we_are_at_it()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await GreetAsync(host);

        await host.SendAsync(new SendTurn
        {
            ConversationId = item.ConversationId, Turn = 1, AnswersItem = item.Number, Audience = Audience.All, MoreToCome = true,
            Messages = [new TextContent("One moment")],
        });
        await host.NextSentAsync();

        await Eventually.TrueAsync(() => Task.FromResult(!host.Graph.ReadMarks.IsEmpty), "the message was marked as read");
        var mark = Assert.Single(host.Graph.ReadMarks);
        Assert.Equal("wamid.1", mark["message_id"]?.GetValue<string>());
        Assert.Equal("text", mark["typing_indicator"]?["type"]?.GetValue<string>());
    }

    internal static async Task<ItemArrived> GreetAsync(MessagingHost host)
    {
        await host.DeliverAsync(Meta.Text("wamid.1", "hi"));
        return await host.NextItemAsync();
    }
}
