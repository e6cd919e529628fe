using System.Net;
using System.Text.Json.Nodes;
using Bridge.Messaging.Tests.Support;

namespace Bridge.Messaging.Tests.Conversations;

/// <summary>What did not reach a customer stands in the list of what failed, until a person has seen to it.</summary>
public sealed class FailedMessagesTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    const string Letters = "/operations/dead-letters";

    [Fact]
    public async Task What_was_refused_at_once_or_later_is_listed_read_said_again_or_let_be()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await Sending.SendingTests.GreetAsync(host);
        var failing = true;
        host.Graph.OnMessage = (message, _) => Task.FromResult(failing && message.Text == "refused" ? FakeGraph.Error(131026) : FakeGraph.Accept(message));
        await host.SayAsync(item.ConversationId, 1, item.Number, "refused", "fails later", "arrives");
        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status <> 'Pending' AND status <> 'Sending'", 3L);
        failing = false;
        await host.DeliverAsync(Meta.Statuses(Meta.Status(await WamidAsync(host, "arrives"), "delivered", DateTimeOffset.UtcNow)));
        await host.DeliverAsync(Meta.Statuses(Meta.Status(await WamidAsync(host, "fails later"), "failed", DateTimeOffset.UtcNow)));

        await Eventually.TrueAsync(async () => (await ListAsync(host)).Count == 2, "both failures are listed");
        Assert.Equal(2, (await GetAsync(host, "/operations/backlog"))["failed"]!.GetValue<long>());
        var letters = await ListAsync(host);
        Assert.All(letters, letter => Assert.Equal(("Message", item.ConversationId.ToString(), true), (Text(letter, "kind"), Text(letter, "of"), letter["mayReplay"]!.GetValue<bool>())));
        Assert.All(letters, letter => Assert.Equal("Marina", Text(letter, "who")));
        var refused = letters.Single(letter => Text(letter, "reason") is { } reason && reason.EndsWith("(131026)", StringComparison.Ordinal) && reason.Length > "(131026)".Length);
        var detail = await GetAsync(host, $"{Letters}/Message/{Text(refused, "id")}");
        Assert.Contains("refused", detail["message"]!["content"]!.ToJsonString(), StringComparison.Ordinal);

        using var tooLate = await host.AsAsync("Admin", HttpMethod.Post, $"{Letters}/Message/{Text(refused, "id")}/replay");
        Assert.Equal(HttpStatusCode.Conflict, tooLate.StatusCode);
        using var takeOver = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{item.ConversationId}/takeover");
        using var replayed = await host.AsAsync("Admin", HttpMethod.Post, $"{Letters}/Message/{Text(refused, "id")}/replay");
        Assert.Equal(HttpStatusCode.NoContent, replayed.StatusCode);
        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Sent' AND content->>'body' = 'refused'", 1L);
        var other = Assert.Single(await ListAsync(host));
        using var discarded = await host.AsAsync("Admin", HttpMethod.Delete, $"{Letters}/Message/{Text(other, "id")}");
        Assert.Equal(HttpStatusCode.NoContent, discarded.StatusCode);
        Assert.Empty(await ListAsync(host));
        using var twice = await host.AsAsync("Admin", HttpMethod.Post, $"{Letters}/Message/{Text(refused, "id")}/replay");
        Assert.Equal(HttpStatusCode.NotFound, twice.StatusCode);
        Assert.Single(host.Graph.All, sent => sent.Text == "fails later");
    }

    [Fact]
    public async Task The_bots_last_word_is_said_again_while_it_answers_however_often_it_fails_and_stays_as_secret_as_it_was()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await Sending.SendingTests.GreetAsync(host);
        var failing = true;
        host.Graph.OnMessage = (message, _) => Task.FromResult(failing ? FakeGraph.Error(131026) : FakeGraph.Accept(message));
        await host.SayAsync(item.ConversationId, 1, item.Number, "your application");
        await host.UntilAsync("SELECT status FROM outgoing", "Failed");
        await host.ExecuteAsync("UPDATE outgoing SET hr_only = true, source = 'apply/submit'");
        using var again = await host.AsAsync("Admin", HttpMethod.Post, $"{Letters}/Message/{Text(Assert.Single(await ListAsync(host)), "id")}/replay");
        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Failed'", 2L);
        failing = false;
        using var once = await host.AsAsync("Admin", HttpMethod.Post, $"{Letters}/Message/{Text(Assert.Single(await ListAsync(host)), "id")}/replay");

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NoContent], new[] { again.StatusCode, once.StatusCode });
        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Sent' AND hr_only", 1L);
    }

    [Fact]
    public async Task What_may_have_arrived_is_not_said_again_with_all_the_others()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await Sending.SendingTests.GreetAsync(host);
        host.Graph.OnMessage = (message, context) =>
        {
            if (message.Text == "unsure")
            {
                context.Abort();
            }

            return Task.FromResult(message.Text == "refused" ? FakeGraph.Error(131026) : FakeGraph.Accept(message));
        };
        await host.SayAsync(item.ConversationId, 1, item.Number, "unsure", "refused");
        await host.UntilAsync("SELECT string_agg(status, ', ' ORDER BY position) FROM outgoing", "Unsettled, Failed");
        host.Graph.OnMessage = (message, _) => Task.FromResult(FakeGraph.Accept(message));
        using var takeOver = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{item.ConversationId}/takeover");

        using var all = await host.AsAsync("Admin", HttpMethod.Post, $"{Letters}/replay");

        Assert.Equal(1, JsonNode.Parse(await all.Content.ReadAsStringAsync())!["replayed"]!.GetValue<int>());
        var left = Assert.Single(await ListAsync(host));
        Assert.False(left["mayReplay"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_chat_whose_last_message_failed_says_so_in_the_list_until_another_is_said_or_it_is_let_be()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await Sending.SendingTests.GreetAsync(host);
        host.Graph.OnMessage = (message, _) => Task.FromResult(message.Text == "refused" ? FakeGraph.Error(131026) : FakeGraph.Accept(message));
        async Task<bool> SaysSoAsync()
        {
            using var one = await host.AsAsync("Viewer", HttpMethod.Get, $"/conversations/{item.ConversationId}");
            var listed = (await GetAsync(host, "/conversations"))["items"]![0]!["lastFailed"]!.GetValue<bool>();
            Assert.Equal(listed, JsonNode.Parse(await one.Content.ReadAsStringAsync())!["lastFailed"]!.GetValue<bool>());
            return listed;
        }

        await host.SayAsync(item.ConversationId, 1, item.Number, "arrives");
        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Sent'", 1L);
        Assert.False(await SaysSoAsync());
        await host.SayAsync(item.ConversationId, 2, item.Number, "refused");
        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Failed'", 1L);
        Assert.True(await SaysSoAsync());

        // What is said after it and arrives is what counts.
        await host.SayAsync(item.ConversationId, 3, item.Number, "fails later");
        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Sent'", 2L);
        Assert.False(await SaysSoAsync());
        await host.DeliverAsync(Meta.Statuses(Meta.Status(await WamidAsync(host, "fails later"), "failed", DateTimeOffset.UtcNow)));
        await Eventually.TrueAsync(SaysSoAsync, "what Meta took and could not deliver is told too");

        var letter = (await ListAsync(host)).First(l => !Text(l, "reason")!.EndsWith("(131026)", StringComparison.Ordinal));
        using var discarded = await host.AsAsync("Admin", HttpMethod.Delete, $"{Letters}/Message/{Text(letter, "id")}");
        Assert.False(await SaysSoAsync());
    }

    [Theory]
    [InlineData("at once")]
    [InlineData("later")]
    public async Task A_customer_whom_Meta_cannot_deliver_to_is_flagged_until_he_writes(string told)
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await Sending.SendingTests.GreetAsync(host);
        host.Graph.OnMessage = (message, _) => Task.FromResult(message.Text == "at once" ? FakeGraph.Error(131026) : FakeGraph.Accept(message));
        async Task<bool> FlaggedAsync()
        {
            using var one = await host.AsAsync("Viewer", HttpMethod.Get, $"/conversations/{item.ConversationId}");
            var listed = (await GetAsync(host, "/conversations"))["items"]![0]!["cannotReceive"]!.GetValue<bool>();
            Assert.Equal(listed, JsonNode.Parse(await one.Content.ReadAsStringAsync())!["cannotReceive"]!.GetValue<bool>());
            return listed;
        }

        await host.SayAsync(item.ConversationId, 1, item.Number, "other");
        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Sent'", 1L);
        await host.DeliverAsync(Meta.Statuses(Meta.Status(await WamidAsync(host, "other"), "failed", DateTimeOffset.UtcNow, error: 130472)));
        await host.UntilAsync("SELECT count(*) FROM message_status WHERE failed_at IS NOT NULL", 1L);
        Assert.False(await FlaggedAsync());

        await host.SayAsync(item.ConversationId, 2, item.Number, told);
        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE tried_at IS NOT NULL AND status IN ('Sent', 'Failed')", 2L);
        if (told == "later")
        {
            await host.DeliverAsync(Meta.Statuses(Meta.Status(await WamidAsync(host, told), "failed", DateTimeOffset.UtcNow, error: 131026)));
        }

        await Eventually.TrueAsync(FlaggedAsync, "he is flagged");
        await host.DeliverAsync(Meta.Text("wamid.back", "I am here again"));
        await Eventually.TrueAsync(async () => !await FlaggedAsync(), "he has written");
    }

    static Task<string> WamidAsync(MessagingHost host, string text) => host.ScalarAsync<string>($"SELECT wamid FROM outgoing WHERE content->>'body' = '{text}'");

    static async Task<List<JsonNode>> ListAsync(MessagingHost host) => [.. (await GetAsync(host, Letters))["items"]!.AsArray().Select(letter => letter!)];

    static async Task<JsonNode> GetAsync(MessagingHost host, string path)
    {
        using var answer = await host.AsAsync("Admin", HttpMethod.Get, path);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();
}
