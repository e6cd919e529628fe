using System.Net;
using System.Text.Json.Nodes;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Tests.Sending;
using Bridge.Messaging.Tests.Support;

namespace Bridge.Messaging.Tests.Conversations;

public sealed class ConsoleTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task The_list_is_paged_by_key_and_searched_by_name_and_number()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        foreach (var i in Enumerable.Range(1, 5))
        {
            await host.DeliverAsync(Meta.Text($"wamid.{i}", $"m{i}", from: $"551199990000{i}"));
        }

        var first = await GetAsync(host, "Viewer", "/conversations?limit=3");
        var second = await GetAsync(host, "Viewer", $"/conversations?limit=3&before={first["next"]}");
        var byNumber = await GetAsync(host, "Viewer", "/conversations?search=%2B55%2011%2099990-0002");
        var byName = await GetAsync(host, "Viewer", "/conversations?search=mari");
        using var noCursor = await host.AsAsync("Viewer", HttpMethod.Get, "/conversations?before=nonsense");

        Assert.Equal(["m5", "m4", "m3"], Column(first, "lastText"));
        Assert.Equal(["m2", "m1"], Column(second, "lastText"));
        Assert.Null(second["next"]);
        Assert.Equal(["m2"], Column(byNumber, "lastText"));
        Assert.Equal(5, byName["items"]!.AsArray().Count);
        Assert.Equal("+5511999900002", byNumber["items"]![0]!["contact"]!["phone"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.BadRequest, noCursor.StatusCode);
    }

    [Fact]
    public async Task The_thread_shows_ours_after_what_it_answers_and_pages_without_loss()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var at = DateTimeOffset.UtcNow.AddSeconds(-10);
        await host.DeliverAsync(Meta.Text("wamid.1", "one", at: at));
        await host.DeliverAsync(Meta.Text("wamid.2", "two", at: at));
        var item = await host.NextItemAsync();
        await host.SayAsync(item.ConversationId, 1, 1, "to one", "to one as well");
        await host.SayAsync(item.ConversationId, 2, 2, "to two");
        var sent = await host.NextSentAsync();
        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Sent'", 3L);
        await host.DeliverAsync(Meta.Statuses(Meta.Status(sent.Wamid, "read", DateTimeOffset.UtcNow)));

        var whole = await GetAsync(host, "Agent", $"/conversations/{item.ConversationId}/messages");
        var pages = new List<JsonNode>();
        for (string? next = ""; next is not null; next = pages[^1]["next"]?.GetValue<string>())
        {
            pages.Add(await GetAsync(host, "Agent", $"/conversations/{item.ConversationId}/messages?limit=2{(next.Length > 0 ? $"&before={next}" : "")}"));
        }

        Assert.Equal(["to two", "two", "to one as well", "to one", "one"], Texts([whole]));
        Assert.Equal(Texts([whole]), Texts(pages));
        Assert.Equal("read", whole["items"]!.AsArray().Single(e => e!["wamid"]?.GetValue<string>() == sent.Wamid)!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_application_is_read_by_those_who_may_and_hidden_from_the_others()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        await host.SayAsync(item.ConversationId, 1, 1, "menu");
        await host.SayAsync(item.ConversationId, 2, 1, Audience.Hr, new TextContent("Your CV, please"));
        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Sent'", 2L);
        await host.DeliverAsync(Meta.Text("wamid.2", "my secret"));

        var thread = $"/conversations/{item.ConversationId}/messages";
        Assert.Equal(["my secret", "Your CV, please", "menu", "hi"], Texts([await GetAsync(host, "Admin", thread)]));
        Assert.Equal([null, null, "menu", "hi"], Texts([await GetAsync(host, "Sales", thread)]));
        Assert.Equal(["my secret", "Your CV, please"], Texts([await GetAsync(host, "HR", thread)]));
        Assert.Equal(["my secret"], Column(await GetAsync(host, "HR", "/conversations"), "lastText"));
        Assert.Equal([null], Column(await GetAsync(host, "Agent", "/conversations"), "lastText"));
        await host.Neighbours.Events<ConversationsChanged>().FirstAsync(told => told.Changes.Any(c => c.HrOnly));
    }

    [Fact]
    public async Task HR_alone_sees_no_conversation_without_an_application()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);

        Assert.Empty((await GetAsync(host, "HR", "/conversations"))["items"]!.AsArray());
        using var thread = await host.AsAsync("HR", HttpMethod.Get, $"/conversations/{item.ConversationId}/messages");
        Assert.Equal(HttpStatusCode.NotFound, thread.StatusCode);
    }

    [Fact]
    public async Task Looking_makes_it_read_here_and_on_the_phone()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);

        using var response = await host.AsAsync("Viewer", HttpMethod.Post, $"/conversations/{item.ConversationId}/read");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(0, (await GetAsync(host, "Viewer", "/conversations"))["items"]![0]!["unread"]!.GetValue<int>());
        await Eventually.TrueAsync(() => Task.FromResult(host.Graph.ReadMarks.Any(m => m["message_id"]!.GetValue<string>() == "wamid.1")), "the message was marked as read");
    }

    [Theory]
    [InlineData("GET", "/conversations")]
    [InlineData("GET", "/media/0199f000-0000-7000-8000-000000000001")]
    [InlineData("GET", "/internal/media/0199f000-0000-7000-8000-000000000001")]
    [InlineData("POST", "/conversations/0199f000-0000-7000-8000-000000000001/takeover")]
    public async Task Nobody_gets_in_without_a_token(string method, string path)
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);

        using var anonymous = await host.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        using var viewer = await host.AsAsync("Viewer", new HttpMethod(method), path);

        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
        Assert.Equal(path.StartsWith("/internal", StringComparison.Ordinal) || method == "POST", viewer.StatusCode == HttpStatusCode.Forbidden);
    }

    static async Task<JsonNode> GetAsync(MessagingHost host, string role, string path)
    {
        using var response = await host.AsAsync(role, HttpMethod.Get, path);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {body}");
        return JsonNode.Parse(body)!;
    }

    static IEnumerable<string?> Column(JsonNode page, string name) => page["items"]!.AsArray().Select(row => row![name]?.GetValue<string>());

    static IEnumerable<string?> Texts(IEnumerable<JsonNode> pages) =>
        pages.SelectMany(page => page["items"]!.AsArray()).Select(e => (e!["item"] ?? e["content"])?["body"]?.GetValue<string>());
}
