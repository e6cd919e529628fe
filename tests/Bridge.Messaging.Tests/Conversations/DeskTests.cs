using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Tests.Ingest;
using Bridge.Messaging.Tests.Sending;
using Bridge.Messaging.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Bridge.Messaging.Tests.Conversations;

/// <summary>What people of the company do at their desk with a conversation.</summary>
public sealed class DeskTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task What_is_done_or_snoozed_is_out_of_sight_until_the_customer_writes_again()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        var chat = $"/conversations/{item.ConversationId}";

        await PostAsync(host, $"{chat}/done");
        Assert.Equal((0, 1), (await CountAsync(host, "open"), await CountAsync(host, "done")));
        await host.DeliverAsync(Meta.Text("wamid.2", "one more thing"));
        Assert.Equal((1, 0), (await CountAsync(host, "open"), await CountAsync(host, "done")));
        await PostAsync(host, $"{chat}/snooze", new { until = DateTimeOffset.UtcNow.AddHours(1) });
        Assert.Equal((0, 1), (await CountAsync(host, "open"), await CountAsync(host, "snoozed")));
        await host.DeliverAsync(Meta.Text("wamid.3", "still there?"));
        Assert.Equal((1, 0), (await CountAsync(host, "open"), await CountAsync(host, "snoozed")));

        using var past = await host.AsAsync("Agent", HttpMethod.Post, $"{chat}/snooze", JsonContent.Create(new { until = DateTimeOffset.UtcNow.AddHours(-1) }));
        Assert.Equal(HttpStatusCode.BadRequest, past.StatusCode);
    }

    [Fact]
    public async Task Labels_assignee_and_notes_stand_on_the_conversation_and_no_customer_sees_them()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        await host.DeliverAsync(Meta.Text("wamid.2", "me too", from: "5511999900002"));
        var (chat, colleague) = ($"/conversations/{item.ConversationId}", Guid.CreateVersion7());

        await SendAsync(host, HttpMethod.Put, $"{chat}/labels", new { labels = new[] { " vip ", "VIP", "late payer" } });
        await SendAsync(host, HttpMethod.Put, $"{chat}/assignee", new { userId = colleague });
        await SendAsync(host, HttpMethod.Post, $"{chat}/notes", new { text = "Careful: pays late" });

        var row = await GetAsync(host, chat);
        Assert.Equal(["late payer", "vip"], row["labels"]!.AsArray().Select(l => l!.GetValue<string>()));
        Assert.Equal(colleague, row["assigneeId"]!.GetValue<Guid>());
        Assert.Single((await GetAsync(host, "/conversations?label=vip"))["items"]!.AsArray());
        Assert.Single((await GetAsync(host, $"/conversations?agent={colleague}"))["items"]!.AsArray());
        Assert.Equal(["late payer", "vip"], (await GetAsync(host, "/labels"))["items"]!.AsArray().Select(l => l!["name"]!.GetValue<string>()));
        await SendAsync(host, HttpMethod.Put, $"{chat}/assignee", new { userId = colleague });
        var lines = (await GetAsync(host, $"{chat}/messages"))["items"]!.AsArray().Select(e => e!["line"]).Where(l => l is not null).ToList();
        var note = lines.Single(l => l!["code"]!.GetValue<string>() == "note")!;
        Assert.Equal(colleague, lines.Single(l => l!["code"]!.GetValue<string>() == "assigned")!["arguments"]!["userId"]!.GetValue<Guid>());
        Assert.Equal(("note", "Careful: pays late"), (note["code"]!.GetValue<string>(), note["arguments"]!["text"]!.GetValue<string>()));
        Assert.Empty(host.Graph.All);
    }

    [Fact]
    public async Task Who_has_waited_longest_stands_first_and_is_counted()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var first = await SendingTests.GreetAsync(host);
        await host.DeliverAsync(Meta.Text("wamid.2", "me too", from: "5511999900002"));
        var second = await host.NextItemAsync();
        await host.SendAsync(new HandOverRequested(second.ConversationId, 1, HandOverReason.Asked));
        await host.UntilAsync("SELECT count(*) FROM conversation WHERE answered_by = 'Waiting'", 1L);
        await host.SendAsync(new HandOverRequested(first.ConversationId, 1, HandOverReason.Asked));
        await host.UntilAsync("SELECT count(*) FROM conversation WHERE answered_by = 'Waiting'", 2L);

        var page = await GetAsync(host, "/conversations?filter=needs-person&limit=1");
        var next = await GetAsync(host, $"/conversations?filter=needs-person&limit=1&before={page["next"]}");
        var counts = await GetAsync(host, "/conversations/counts");

        Assert.Equal([second.ConversationId, first.ConversationId], new[] { page, next }.Select(p => p["items"]![0]!["id"]!.GetValue<Guid>()));
        Assert.Equal((2, 2), (counts["needsPerson"]!.GetValue<int>(), counts["unread"]!.GetValue<int>()));
        Assert.Equal(page["items"]![0]!["waitingSince"]!.GetValue<DateTimeOffset>(), counts["longestWaitSince"]!.GetValue<DateTimeOffset>());
    }

    [Fact]
    public async Task What_is_assigned_to_a_person_or_answered_by_him_is_his_until_it_is_done()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var ana = host.Neighbours.AsUser("messaging", "Agent");
        var waiting = await SendingTests.GreetAsync(host);
        await host.DeliverAsync(Meta.Text("wamid.2", "me too", from: "5511999900002"));
        var answered = await host.NextItemAsync();
        await host.DeliverAsync(Meta.Text("wamid.3", "and me", from: "5511999900003"));
        await host.NextItemAsync();
        using var taken = await host.AsAsync(ana, HttpMethod.Post, $"/conversations/{answered.ConversationId}/takeover");
        var me = await host.ScalarAsync<Guid>("SELECT agent_id FROM conversation WHERE agent_id IS NOT NULL");
        await SendAsync(host, HttpMethod.Put, $"/conversations/{waiting.ConversationId}/assignee", new { userId = me });
        // In both ways his, and in the list once.
        await SendAsync(host, HttpMethod.Put, $"/conversations/{answered.ConversationId}/assignee", new { userId = me });
        await host.SendAsync(new HandOverRequested(waiting.ConversationId, 1, HandOverReason.Asked));
        await host.UntilAsync("SELECT count(*) FROM conversation WHERE answered_by = 'Waiting'", 1L);

        var page = await MineAsync("limit=1");
        var next = await MineAsync($"limit=1&before={page["next"]}");
        Assert.Equal([answered.ConversationId, waiting.ConversationId], new[] { page, next }.Select(p => p["items"]!.AsArray().Single()!["id"]!.GetValue<Guid>()));
        Assert.Null(next["next"]);
        Assert.Equal(2, await CountMineAsync());
        Assert.Equal(0, await CountAsync(host, "mine"));
        Assert.Equal(waiting.ConversationId, (await MineAsync("search=5511999900001"))["items"]!.AsArray().Single()!["id"]!.GetValue<Guid>());

        await PostAsync(host, $"/conversations/{waiting.ConversationId}/done");
        Assert.Equal(answered.ConversationId, (await MineAsync(""))["items"]!.AsArray().Single()!["id"]!.GetValue<Guid>());
        Assert.Equal(1, await CountMineAsync());

        Task<JsonNode> MineAsync(string more) => AskAsync($"/conversations?filter=mine&{more}");
        async Task<int> CountMineAsync() => (await AskAsync("/conversations/counts"))["mine"]!.GetValue<int>();
        async Task<JsonNode> AskAsync(string path)
        {
            using var response = await host.AsAsync(ana, HttpMethod.Get, path);
            return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        }
    }

    [Fact]
    public async Task A_person_sends_buttons_a_file_and_a_quotation_as_WhatsApp_wants_them()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        var chat = $"/conversations/{item.ConversationId}";
        await PostAsync(host, $"{chat}/takeover");
        using var form = new MultipartFormDataContent { { new ByteArrayContent("%PDF-1.7 offer"u8.ToArray()) { Headers = { ContentType = new("application/pdf") } }, "file", "offer.pdf" } };
        using var uploaded = await host.AsAsync("Agent", HttpMethod.Post, $"{chat}/media", form);
        var file = JsonNode.Parse(await uploaded.Content.ReadAsStringAsync())!;

        await SendAsync(host, HttpMethod.Post, $"{chat}/messages", new { text = "Red or blue?", buttons = new[] { new { title = "Red" }, new { title = "Blue" } } });
        await SendAsync(host, HttpMethod.Post, $"{chat}/messages", new { mediaId = file["mediaId"]!.GetValue<Guid>(), text = "Our offer" });
        await SendAsync(host, HttpMethod.Post, $"{chat}/messages", new { text = "As you asked", replyToWamid = "wamid.1" });

        var (buttons, document, quoting) = (await host.NextSentAsync(), await host.NextSentAsync(), await host.NextSentAsync());
        Assert.Equal(["Red", "Blue"], buttons.Body["interactive"]!["action"]!["buttons"]!.AsArray().Select(b => b!["reply"]!["title"]!.GetValue<string>()));
        Assert.Equal(("upload-1", "offer.pdf", "Our offer"), (document.Body["document"]!["id"]!.GetValue<string>(),
            document.Body["document"]!["filename"]!.GetValue<string>(), document.Body["document"]!["caption"]!.GetValue<string>()));
        Assert.Equal("wamid.1", quoting.Body["context"]!["message_id"]!.GetValue<string>());
        Assert.Single((await GetAsync(host, $"{chat}/files"))["items"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"text":""}""", "text")]
    [InlineData("""{"text":"a","buttons":[{"title":"Same"},{"title":"Same"}]}""", "buttons[1].title")]
    [InlineData("""{"mediaId":"0199f000-0000-7000-8000-000000000001"}""", "mediaId")]
    [InlineData("""{"text":"a","template":{"name":"order_update","language":"en"}}""", "text")]
    public async Task What_cannot_be_sent_is_refused_by_its_field_before_it_is_stored(string body, string field)
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        await PostAsync(host, $"/conversations/{item.ConversationId}/takeover");

        using var response = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{item.ConversationId}/messages", new StringContent(body, null, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errors"]![field]);
        Assert.Equal(0L, await host.ScalarAsync<long>("SELECT count(*) FROM outgoing"));
    }

    [Fact]
    public async Task After_the_window_a_template_opens_the_talk_again_with_its_variables()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        await host.DeliverAsync(Meta.Text("wamid.1", "hi", at: DateTimeOffset.UtcNow.AddDays(-2)));
        var messages = $"/conversations/{(await host.NextItemAsync()).ConversationId}/messages";

        using var text = await host.AsAsync("Agent", HttpMethod.Post, messages, JsonContent.Create(new { text = "hello?" }));
        await SendAsync(host, HttpMethod.Post, messages, new
        {
            template = new
            {
                name = "order_update", language = "en", bodyParameters = new[] { "Marina", "88" }, headerParameter = "News",
                buttonParameters = new[] { new { index = 0, kind = "Url", value = "88" } },
            },
        });

        Assert.Equal(HttpStatusCode.Conflict, text.StatusCode);
        Assert.Equal("window-closed", JsonNode.Parse(await text.Content.ReadAsStringAsync())!["why"]!.GetValue<string>());
        var components = (await host.NextSentAsync()).Body["template"]!["components"]!.AsArray();
        Assert.Equal(["header", "body", "button"], components.Select(c => c!["type"]!.GetValue<string>()));
        Assert.Equal(["Marina", "88"], components[1]!["parameters"]!.AsArray().Select(p => p!["text"]!.GetValue<string>()));
    }

    [Fact]
    public async Task What_failed_is_said_once_more_when_a_person_says_so_and_what_arrived_is_not()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        var chat = $"/conversations/{item.ConversationId}";
        var failing = true;
        host.Graph.OnMessage = (message, _) => Task.FromResult(failing ? FakeGraph.Error(131026) : FakeGraph.Accept(message));
        await host.SayAsync(item.ConversationId, 1, 1, "lost");
        await host.UntilAsync("SELECT status FROM outgoing", "Failed");
        failing = false;
        // The bot answers still: what it has said itself may come through once more.
        var failed = await host.ScalarAsync<Guid>("SELECT id FROM outgoing");

        await SendAsync(host, HttpMethod.Post, $"{chat}/messages/{failed}/resend", null);
        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Sent'", 1L);
        var sent = await host.ScalarAsync<Guid>("SELECT id FROM outgoing WHERE status = 'Sent'");
        using var again = await host.AsAsync("Agent", HttpMethod.Post, $"{chat}/messages/{sent}/resend");

        Assert.Equal(["lost", "lost"], host.Graph.All.Select(s => s.Text));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task Who_is_blocked_is_blocked_at_WhatsApp_and_not_where_WhatsApp_refuses()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var chat = $"/conversations/{(await SendingTests.GreetAsync(host)).ConversationId}";

        await PostAsync(host, $"{chat}/block");
        host.Graph.OnCall = (_, _, _) => Results.Json(new { error = new { code = 139100, message = "no" } }, statusCode: 400);
        using var refused = await host.AsAsync("Agent", HttpMethod.Post, $"{chat}/unblock");

        var (method, path, body) = host.Graph.Calls.First();
        Assert.Equal(("POST", $"{MessagingHost.Number}/block_users", "5511999900001"), (method, path, body!["block_users"]![0]!["user"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.True((await GetAsync(host, chat))["blocked"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Of_whom_only_the_id_is_shown_is_blocked_by_it()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        await host.DeliverAsync(IdentityTests.Message("wamid.1", waId: null, userId: "BR.1"));
        var chat = $"/conversations/{(await host.NextItemAsync()).ConversationId}";

        await PostAsync(host, $"{chat}/block");

        Assert.Equal("""{"user_id":"BR.1"}""", host.Graph.Calls.First().Body!["block_users"]![0]!.ToJsonString());
    }

    [Fact]
    public async Task Canned_replies_are_kept_under_shortcuts_that_nobody_shares()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        await SendAsync(host, HttpMethod.Post, "/canned-replies", new { shortcut = "hours", text = "We open at nine, {{name}}.", buttons = new[] { new { title = "Thanks" } } });

        using var taken = await host.AsAsync("Agent", HttpMethod.Post, "/canned-replies", JsonContent.Create(new { shortcut = "hours", text = "x" }));
        using var broken = await host.AsAsync("Agent", HttpMethod.Post, "/canned-replies", JsonContent.Create(new { shortcut = "Two words", text = "" }));
        var reply = (await GetAsync(host, "/canned-replies"))["items"]!.AsArray().Single()!;
        await SendAsync(host, HttpMethod.Put, $"/canned-replies/{reply["id"]}", new { shortcut = "open", text = "Nine to five." });
        var changed = (await GetAsync(host, "/canned-replies"))["items"]!.AsArray().Single()!;
        await SendAsync(host, HttpMethod.Delete, $"/canned-replies/{reply["id"]}", null);

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], [taken.StatusCode, broken.StatusCode]);
        Assert.Equal(("open", "Nine to five."), (changed["shortcut"]!.GetValue<string>(), changed["text"]!.GetValue<string>()));
        Assert.Empty((await GetAsync(host, "/canned-replies"))["items"]!.AsArray());
    }

    static async Task<int> CountAsync(MessagingHost host, string filter) => (await GetAsync(host, $"/conversations?filter={filter}"))["items"]!.AsArray().Count;

    static Task PostAsync(MessagingHost host, string path, object? body = null) => SendAsync(host, HttpMethod.Post, path, body);

    static async Task SendAsync(MessagingHost host, HttpMethod method, string path, object? body)
    {
        using var response = await host.AsAsync("Agent", method, path, body is null ? null : JsonContent.Create(body));
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }

    static async Task<JsonNode> GetAsync(MessagingHost host, string path)
    {
        using var response = await host.AsAsync("Agent", HttpMethod.Get, path);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {body}");
        return JsonNode.Parse(body)!;
    }
}
