using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bridge.Messaging.Tests.Support;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Messaging.Tests.Templates;

public sealed class TemplatesTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    const string Account = "104200000000001";

    static readonly object Draft = new { name = "order_update", language = "en", category = "utility", body = new { text = "Your order number {{1}} is now on its way", examples = new[] { "88" } } };

    [Fact]
    public async Task A_template_is_made_at_Meta_reviewed_by_webhook_changed_and_deleted_by_both_keys()
    {
        await using var host = await StartAsync();
        host.Graph.OnCall = (method, _, _) => method == "POST" ? Results.Json(new { id = "880011223344601", status = "PENDING", category = "MARKETING" }) : Results.Json(new { success = true });

        using var created = await host.AsAsync("Admin", HttpMethod.Post, "/templates", JsonContent.Create(Draft));
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("PENDING MARKETING", await StandingAsync(host));
        using var early = await host.AsAsync("Admin", HttpMethod.Put, "/templates/880011223344601", JsonContent.Create(Draft));
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);

        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 10;
        await host.DeliverAsync(Told(now, "message_template_status_update", "APPROVED"));
        await host.DeliverAsync(Told(now, "message_template_status_update", "APPROVED"));
        // Late, and from before: it changes nothing any more.
        await host.DeliverAsync(Told(now - 5, "message_template_status_update", "IN_APPEAL"));
        Assert.Equal("APPROVED MARKETING", await StandingAsync(host));
        using var events = await host.AsAsync("Admin", HttpMethod.Get, "/account-events");
        Assert.Equal(2, JsonNode.Parse(await events.Content.ReadAsStringAsync())!["items"]!.AsArray().Count);

        using var changed = await host.AsAsync("Admin", HttpMethod.Put, "/templates/880011223344601", JsonContent.Create(Draft));
        using var deleted = await host.AsAsync("Admin", HttpMethod.Delete, "/templates/880011223344601");
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NoContent], [changed.StatusCode, deleted.StatusCode]);
        Assert.Equal(["POST 104200000000001/message_templates", "POST 880011223344601", "DELETE 104200000000001/message_templates?hsm_id=880011223344601&name=order_update"],
            // What comes late has the templates read, too.
            host.Graph.Calls.Where(c => c.Method != "GET").Select(c => $"{c.Method} {c.Path}"));
    }

    [Fact]
    public async Task All_pages_are_read_and_what_Meta_no_longer_has_goes()
    {
        await using var host = await StartAsync();
        await host.ExecuteAsync("INSERT INTO template (id, name, language, category, status, parameter_format, components, changed_at) VALUES ('1', 'gone', 'en', 'UTILITY', 'APPROVED', 'POSITIONAL', '[]', now())");
        host.Graph.OnCall = (_, path, _) => Results.Json(path.Contains("after=second", StringComparison.Ordinal)
            ? new { data = new[] { Listed("3") }, paging = (object)new { cursors = new { after = "end" } } }
            : new { data = new[] { Listed("2") }, paging = (object)new { cursors = new { after = "second" }, next = "https://graph.example/next" } });

        using var synced = await host.AsAsync("Agent", HttpMethod.Post, "/templates/sync");

        Assert.Equal(["2", "3"], JsonNode.Parse(await synced.Content.ReadAsStringAsync())!["items"]!.AsArray().Select(t => t!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task What_breaks_a_rule_never_reaches_Meta_and_what_Meta_refuses_is_told_in_its_words()
    {
        await using var host = await StartAsync();
        host.Graph.OnCall = (_, _, _) => Results.Json(new { error = new { code = 100, error_subcode = 2388024, error_user_msg = "There is one of this name already." } }, statusCode: 400);

        using var broken = await host.AsAsync("Admin", HttpMethod.Post, "/templates", JsonContent.Create(new { name = "No Good", language = "en", category = "utility", body = new { text = "{{1}}" } }));
        Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);
        Assert.Empty(host.Graph.Calls);
        using var refused = await host.AsAsync("Admin", HttpMethod.Post, "/templates", JsonContent.Create(Draft));

        Assert.Equal((HttpStatusCode.Conflict, "There is one of this name already."),
            (refused.StatusCode, JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["detail"]!.GetValue<string>()));
    }

    [Fact]
    public async Task What_is_not_written_yet_is_told_at_its_field_and_is_no_refusal()
    {
        await using var host = await StartAsync();

        using var checkedOver = await host.AsAsync("Admin", HttpMethod.Post, "/templates/check", JsonContent.Create(new { name = "", language = "", category = "utility", body = new { text = "" } }));

        Assert.Equal(HttpStatusCode.OK, checkedOver.StatusCode);
        Assert.Equal(["name name", "language language", "body.text empty"],
            JsonNode.Parse(await checkedOver.Content.ReadAsStringAsync())!["problems"]!.AsArray().Select(p => $"{p!["field"]} {p["code"]}"));
    }

    [Fact]
    public async Task A_headers_file_goes_to_the_tokens_app_and_an_upload_that_breaks_goes_on_where_it_stands()
    {
        await using var host = await StartAsync();
        host.Graph.OnCall = (method, path, _) => (method, path.Split('?')[0]) switch
        {
            ("GET", "debug_token") => Results.Json(new { data = new { app_id = "900100200300400" } }),
            ("POST", "900100200300400/uploads") => Results.Json(new { id = "upload:abc" }),
            ("GET", "upload:abc") => Results.Json(new { id = "upload:abc", file_offset = 5 }),
            _ => host.Graph.Parts.Count == 1 ? Results.Text("<h1>502</h1>", "text/html", statusCode: 502) : Results.Json(new { h = "4::handle" }),
        };

        using var uploaded = await UploadAsync(host, "Admin", [.. "%PDF-1.7 example"u8]);
        using var refused = await UploadAsync(host, "Admin", [.. "MZ not for templates"u8]);
        using var agent = await UploadAsync(host, "Agent", [.. "%PDF-1.7 example"u8]);

        var answer = JsonNode.Parse(await uploaded.Content.ReadAsStringAsync())!;
        Assert.Equal(("document", "4::handle"), (answer["format"]!.GetValue<string>(), answer["mediaHandle"]!.GetValue<string>()));
        Assert.Equal([("0", "OAuth test-token", 16), ("5", "OAuth test-token", 11)], host.Graph.Parts.Select(p => (p.Offset, p.Authorization, p.Bytes.Length)));
        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.Forbidden], [refused.StatusCode, agent.StatusCode]);
    }

    [Fact]
    public async Task A_test_goes_to_a_chat_as_customers_get_it_whoever_answers_there()
    {
        await using var host = await StartAsync();
        await host.DeliverAsync(Meta.Text("wamid.1", "hi"));
        await host.ExecuteAsync(
            "INSERT INTO template (id, name, language, category, status, parameter_format, components, changed_at) VALUES ('1', 'order_update', 'en', 'UTILITY', 'APPROVED', 'NAMED', '[]', now())");
        var conversation = await host.ScalarAsync<Guid>("SELECT id FROM conversation");
        object Test(string name) => new { conversationId = conversation, template = new { name, language = "en", bodyParameters = new[] { "88" }, parameterNames = new[] { "order" }, headerParameter = "Marina", headerName = "who" } };

        using var sent = await host.AsAsync("Admin", HttpMethod.Post, "/templates/test", JsonContent.Create(Test("order_update")));
        using var unknown = await host.AsAsync("Admin", HttpMethod.Post, "/templates/test", JsonContent.Create(Test("other")));

        Assert.Equal([HttpStatusCode.Accepted, HttpStatusCode.BadRequest], [sent.StatusCode, unknown.StatusCode]);
        var components = (await host.NextSentAsync()).Body["template"]!["components"]!.AsArray();
        Assert.Equal(["who", "order"], components.Select(c => c!["parameters"]![0]!["parameter_name"]!.GetValue<string>()));
        Assert.Equal("Bot", await host.ScalarAsync<string>("SELECT answered_by FROM conversation"));
    }

    [Fact]
    public async Task What_was_sent_goes_on_reading_as_it_was_sent_however_the_template_is_changed_and_goes_with_its_customer()
    {
        await using var host = await StartAsync();
        await host.DeliverAsync(Meta.Text("wamid.1", "hi"));
        await host.ExecuteAsync("""
            INSERT INTO template (id, name, language, category, status, parameter_format, components, changed_at)
            VALUES ('1', 'order_update', 'en', 'UTILITY', 'APPROVED', 'POSITIONAL', '[{"type": "BODY", "text": "Order {{1}} is packed"}]', now())
            """);
        var conversation = await host.ScalarAsync<Guid>("SELECT id FROM conversation");

        using var sent = await host.AsAsync("Admin", HttpMethod.Post, "/templates/test", JsonContent.Create(new { conversationId = conversation, template = new { name = "order_update", language = "en", bodyParameters = new[] { "88" } } }));
        await host.UntilAsync("SELECT status FROM outgoing", "Sent");
        await host.ExecuteAsync("""UPDATE template SET components = '[{"type": "BODY", "text": "Order {{1}} has left"}]'""");

        using var thread = await host.AsAsync("Agent", HttpMethod.Get, $"/conversations/{conversation}/messages");
        var entries = JsonNode.Parse(await thread.Content.ReadAsStringAsync())!["items"]!.AsArray();
        Assert.Equal("Order {{1}} is packed", entries.Single(e => e!["content"] is not null)!["wording"]![0]!["text"]!.GetValue<string>());
        await host.Services.GetRequiredService<PersonalDataStore>().EraseAsync(new Person { Conversations = [conversation] }, CancellationToken.None);
        Assert.Equal(0L, await host.ScalarAsync<long>("SELECT count(*) FROM outgoing"));
    }

    [Fact]
    public async Task A_name_is_taken_once_in_a_language_and_what_was_rejected_is_reviewed_anew_once_it_is_changed()
    {
        await using var host = await StartAsync();
        await host.ExecuteAsync(
            "INSERT INTO template (id, name, language, category, status, reason, parameter_format, components, changed_at) VALUES ('7', 'order_update', 'en', 'UTILITY', 'REJECTED', 'PROMOTIONAL', 'POSITIONAL', '[]', now())");

        using var twice = await host.AsAsync("Admin", HttpMethod.Post, "/templates", JsonContent.Create(Draft));
        using var changed = await host.AsAsync("Admin", HttpMethod.Put, "/templates/7", JsonContent.Create(Draft));

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.NoContent], [twice.StatusCode, changed.StatusCode]);
        Assert.Equal("PENDING UTILITY", await StandingAsync(host));
    }

    [Theory]
    [InlineData("'{}'", "APPROVED", null)]
    [InlineData("ARRAY[now() - interval '23 hours']", "APPROVED", "editPause")]
    [InlineData("ARRAY[now() - interval '23 hours']", "PAUSED", null)]
    [InlineData("ARRAY[now() - interval '25 hours']", "APPROVED", null)]
    [InlineData("ARRAY(SELECT now() - n * interval '2 days' FROM generate_series(10, 1, -1) n)", "APPROVED", "editWindow")]
    [InlineData("ARRAY(SELECT now() - n * interval '3 days 8 hours' FROM generate_series(10, 1, -1) n)", "APPROVED", null)]
    [InlineData("'{}'", "PENDING", "notEditable")]
    public async Task How_often_an_approved_template_may_be_changed_is_told_before_Meta_refuses_it_with_all_that_is_wrong(string edits, string status, string? problem)
    {
        await using var host = await StartAsync();
        host.Graph.OnCall = (_, _, _) => Results.Json(new { success = true });
        await host.ExecuteAsync($"INSERT INTO template (id, name, language, category, status, parameter_format, components, changed_at, edited_at) VALUES ('7', 'order_update', 'en', 'UTILITY', '{status}', 'POSITIONAL', '[]', now(), {edits})");

        using var told = await host.AsAsync("Admin", HttpMethod.Post, "/templates/check?id=7", JsonContent.Create(new { name = "", language = "", category = "utility", body = new { text = "" } }));
        var codes = JsonNode.Parse(await told.Content.ReadAsStringAsync())!["problems"]!.AsArray().Select(p => (string?)p!["code"]).ToList();
        Assert.Equal(problem is null ? ["empty"] : [problem, "empty"], codes);
        using var changed = await host.AsAsync("Admin", HttpMethod.Put, "/templates/7", JsonContent.Create(Draft));
        Assert.Equal(problem is null ? HttpStatusCode.NoContent : problem == "notEditable" ? HttpStatusCode.Conflict : HttpStatusCode.BadRequest, changed.StatusCode);
        Assert.Equal(problem is null ? 1 : 0, host.Graph.Calls.Count);
        if (status == "APPROVED" && problem is null)
        {
            using var again = await host.AsAsync("Admin", HttpMethod.Post, "/templates/check?id=7", JsonContent.Create(Draft));
            Assert.Contains("editPause", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_wants_no_advertising_is_remembered_by_his_last_word()
    {
        await using var host = await StartAsync();
        await host.DeliverAsync(Meta.Text("wamid.1", "hi"));

        await host.DeliverAsync(Preference("stop", 1_793_000_200));
        Assert.True(await host.ScalarAsync<bool>("SELECT marketing_stopped FROM contact"));
        await host.DeliverAsync(Preference("resume", 1_793_000_300));
        await host.DeliverAsync(Preference("stop", 1_793_000_250));
        Assert.False(await host.ScalarAsync<bool>("SELECT marketing_stopped FROM contact"));
    }

    /// <summary>He is known here by his number alone.</summary>
    [Theory]
    [InlineData("\"wa_id\":\"5511999900001\",\"user_id\":\"BR.1\"", "")]
    [InlineData("\"user_id\":\"BR.1\"", "\"contacts\":[{\"wa_id\":\"5511999900001\",\"user_id\":\"BR.1\"}],")]
    public async Task Whichever_id_his_choice_bears_it_is_his(string ids, string contacts)
    {
        await using var host = await StartAsync();
        await host.DeliverAsync(Meta.Text("wamid.1", "hi"));

        await host.DeliverAsync(Preference("stop", 1_793_000_200).Replace("\"wa_id\":\"5511999900001\"", ids, StringComparison.Ordinal).Replace("\"user_preferences\":[", $"{contacts}\"user_preferences\":[", StringComparison.Ordinal));

        Assert.True(await host.ScalarAsync<bool>("SELECT marketing_stopped FROM contact"));
    }

    [Fact]
    public async Task Who_wants_no_advertising_is_sent_none_and_his_order_s_news_all_the_same()
    {
        await using var host = await StartAsync();
        await host.ExecuteAsync("INSERT INTO template (id, name, language, category, status, parameter_format, components, changed_at) VALUES ('1', 'news', 'en', 'UTILITY', 'APPROVED', 'POSITIONAL', '[]', now()), ('2', 'sale', 'en', 'MARKETING', 'APPROVED', 'POSITIONAL', '[]', now())");
        var item = await Sending.SendingTests.GreetAsync(host);
        await host.DeliverAsync(Preference("stop", 1_793_000_200));
        await host.ExecuteAsync("UPDATE conversation SET window_ends_at = now() - interval '1 hour'");

        using var sale = await SendAsync("sale");
        using var news = await SendAsync("news");

        Assert.Equal(HttpStatusCode.Conflict, sale.StatusCode);
        Assert.Contains("no-advertising", await sale.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Accepted, news.StatusCode);
        using var shown = await host.AsAsync("Agent", HttpMethod.Get, $"/conversations/{item.ConversationId}");
        Assert.True(JsonNode.Parse(await shown.Content.ReadAsStringAsync())!["contact"]!["noAdvertising"]!.GetValue<bool>());

        Task<HttpResponseMessage> SendAsync(string name) =>
            host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{item.ConversationId}/messages", JsonContent.Create(new { template = new { name, language = "en" } }));
    }

    static async Task<HttpResponseMessage> UploadAsync(MessagingHost host, string role, byte[] bytes)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes) { Headers = { ContentType = new("application/pdf") } }, "file", "example.pdf" } };
        return await host.AsAsync(role, HttpMethod.Post, "/templates/header", form);
    }

    Task<MessagingHost> StartAsync() => MessagingHost.StartAsync(infrastructure, ("WhatsApp:BusinessAccountId", Account));

    static Task<string> StandingAsync(MessagingHost host) => host.ScalarAsync<string>("SELECT status || ' ' || category FROM template");

    static object Listed(string id) => new { id, name = $"t{id}", language = "en", status = "APPROVED", category = "UTILITY", components = Array.Empty<object>() };

    static string Told(long time, string field, string status) => $$$"""
        {"object":"whatsapp_business_account","entry":[{"id":"{{{Account}}}","time":{{{time}}},"changes":[{"field":"{{{field}}}","value":{"event":"{{{status}}}",
        "message_template_id":880011223344601,"message_template_name":"order_update","message_template_language":"en-US","reason":"NONE"}}]}]}
        """;

    static string Preference(string value, long time) => $$$"""
        {"object":"whatsapp_business_account","entry":[{"id":"{{{Account}}}","changes":[{"field":"user_preferences","value":{"metadata":{"phone_number_id":"{{{MessagingHost.Number}}}"},
        "user_preferences":[{"wa_id":"5511999900001","category":"marketing_messages","value":"{{{value}}}","timestamp":{{{time}}}}]}}]}]}
        """;
}
