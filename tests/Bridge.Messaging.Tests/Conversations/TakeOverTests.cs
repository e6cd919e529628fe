using System.Net;
using System.Net.Http.Json;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Tests.Sending;
using Bridge.Messaging.Tests.Support;

namespace Bridge.Messaging.Tests.Conversations;

public sealed class TakeOverTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task A_takeover_takes_a_number_and_withholds_what_the_bot_has_not_said_yet()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        host.Graph.OnMessage = async (message, _) =>
        {
            asked.TrySetResult();
            await answer.Task;
            return FakeGraph.Accept(message);
        };
        await host.SayAsync(item.ConversationId, 1, item.Number, "leaving", "withheld");
        await asked.Task;

        using var response = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{item.ConversationId}/takeover");
        answer.SetResult();
        var takeover = await host.NextItemAsync();
        await host.SayAsync(item.ConversationId, 2, item.Number, "too late");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(2, takeover.Number);
        Assert.IsType<TakenOver>(takeover.Item);
        await host.UntilAsync("SELECT string_agg(status, ', ' ORDER BY position) FROM outgoing", "Sent, Withheld, Withheld");
        Assert.Equal(["leaving"], host.Graph.All.Select(s => s.Text));
    }

    [Fact]
    public async Task A_person_writes_and_hands_back()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        var agent = host.Neighbours.AsUser("messaging", "Agent");
        var conversation = $"/conversations/{item.ConversationId}";

        using var early = await host.AsAsync(agent, HttpMethod.Post, $"{conversation}/messages", JsonContent.Create(new { text = "Hello from Ana" }));
        using var taken = await host.AsAsync(agent, HttpMethod.Post, $"{conversation}/takeover");
        using var empty = await host.AsAsync(agent, HttpMethod.Post, $"{conversation}/messages", JsonContent.Create(new { text = "" }));
        using var sent = await host.AsAsync(agent, HttpMethod.Post, $"{conversation}/messages", JsonContent.Create(new { text = "Hello from Ana" }));
        using var back = await host.AsAsync(agent, HttpMethod.Post, $"{conversation}/handback");
        await host.SayAsync(item.ConversationId, 1, 3, "Bot again");

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.BadRequest, HttpStatusCode.Accepted), (early.StatusCode, empty.StatusCode, sent.StatusCode));
        Assert.Equal(["Hello from Ana", "Bot again"], [(await host.NextSentAsync()).Text, (await host.NextSentAsync()).Text]);
        await host.NextItemAsync();
        Assert.IsType<HandedBack>((await host.NextItemAsync()).Item);
        Assert.Equal("Bot", await host.ScalarAsync<string>("SELECT answered_by FROM conversation"));
    }

    [Fact]
    public async Task A_person_has_the_bot_begin_at_a_step_of_his_choice()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        var agent = host.Neighbours.AsUser("messaging", "Agent");
        var conversation = $"/conversations/{item.ConversationId}";
        using var taken = await host.AsAsync(agent, HttpMethod.Post, $"{conversation}/takeover");

        var known = new Dictionary<string, object> { ["size"] = "large", ["~"] = "the engine's own" };
        using var begun = await host.AsAsync(agent, HttpMethod.Post, $"{conversation}/begin", JsonContent.Create(new { flowId = "order", stepId = "card", variables = known }));
        using var nowhere = await host.AsAsync(agent, HttpMethod.Post, $"{conversation}/begin", JsonContent.Create(new { flowId = "order", stepId = "" }));

        await host.NextItemAsync();
        var back = Assert.IsType<HandedBack>((await host.NextItemAsync()).Item);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.BadRequest), (begun.StatusCode, nowhere.StatusCode));
        Assert.Equal(("order", "card"), (back.Begin!.FlowId, back.Begin.StepId));
        Assert.Equal(["size"], back.Begin.Variables.Keys);
        Assert.Equal("Bot", await host.ScalarAsync<string>("SELECT answered_by FROM conversation"));
    }

    [Fact]
    public async Task A_person_asks_for_a_place_and_for_a_number_as_WhatsApp_offers_them()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        var agent = host.Neighbours.AsUser("messaging", "Agent");
        var messages = $"/conversations/{item.ConversationId}/messages";
        using var taken = await host.AsAsync(agent, HttpMethod.Post, $"/conversations/{item.ConversationId}/takeover");

        using var place = await host.AsAsync(agent, HttpMethod.Post, messages, JsonContent.Create(new { content = new { type = "location_request", body = "Where to?" } }));
        using var number = await host.AsAsync(agent, HttpMethod.Post, messages, JsonContent.Create(new { content = new { type = "contact_request", body = "Your number?" } }));
        using var both = await host.AsAsync(agent, HttpMethod.Post, messages, JsonContent.Create(new { text = "Which?", content = new { type = "contact_request", body = "Your number?" }, buttons = new[] { new { title = "One" } } }));

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.BadRequest), (place.StatusCode, number.StatusCode, both.StatusCode));
        await host.UntilAsync("SELECT string_agg(content->>'type', ', ' ORDER BY position) FROM outgoing", "location_request, contact_request");
    }

    [Fact]
    public async Task The_bot_asks_for_a_person_once_for_each_item()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        var request = new HandOverRequested(item.ConversationId, item.Number, HandOverReason.Asked);

        await host.SendAsync(request);
        await host.UntilAsync("SELECT answered_by FROM conversation", "Waiting");
        using var taken = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{item.ConversationId}/takeover");
        using var back = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{item.ConversationId}/handback");
        await host.SendAsync(request);
        // Taken in order after it from the same queue's service: once this line stands the repetition has been seen.
        await host.SendAsync(new HandOverRequested(item.ConversationId, 3, HandOverReason.Media));

        await host.UntilAsync("SELECT hand_over_item FROM conversation", 3L);
        await host.UntilAsync("SELECT string_agg(key, ' ' ORDER BY key) FROM system_line", "hand_over:1 hand_over:3");
    }

    [Fact]
    public async Task A_system_line_stands_once_under_its_key()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        AddSystemLine Line(string key) => new()
        {
            ConversationId = item.ConversationId, Key = key, Code = "erp_violation", Arguments = new Dictionary<string, string> { ["field"] = "price" },
        };

        await host.SendAsync(Line("a"));
        await host.SendAsync(Line("a"));
        await host.SendAsync(Line("b"));

        await host.UntilAsync("SELECT count(*) FROM system_line", 2L);
    }

    [Fact]
    public async Task Items_that_Flow_misses_come_again()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        await host.DeliverAsync(Meta.Text("wamid.2", "there"));
        await host.NextItemAsync();
        await host.ExecuteAsync("DELETE FROM item WHERE number = 1");

        await host.SendAsync(new ResendItems(item.ConversationId, 1, 9));

        var again = new[] { await host.NextItemAsync(), await host.NextItemAsync() }.OrderBy(i => i.Number).ToList();
        Assert.Equal([1, 2], again.Select(i => i.Number));
        Assert.Equal([new Tombstone(), new TextItem("there")], again.Select(i => i.Item));
    }
}
