using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Sending;
using Bridge.Messaging.Tests.Support;
using Bridge.Messaging.WhatsApp;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Messaging.Tests.Sending;

/// <summary>What an error asks for, in the answer or as a failed status.</summary>
public sealed class FailureActionTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Theory]
    [InlineData(131050, "SELECT count(*) FROM contact WHERE marketing_stopped")]
    [InlineData(130403, "SELECT count(*) FROM conversation WHERE blocked_at IS NOT NULL")]
    public async Task What_Meta_says_of_the_customer_is_noted_whichever_way_it_comes(int code, string noted)
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);

        await host.SayAsync(item.ConversationId, 1, item.Number, "hello");
        var sent = await host.NextSentAsync();
        await host.DeliverAsync(Meta.Statuses(Meta.Status(sent.Wamid, "failed", DateTimeOffset.UtcNow, sent.Callback, code)));
        await host.UntilAsync(noted, 1L);
        await host.ExecuteAsync("UPDATE contact SET marketing_stopped = false; UPDATE conversation SET blocked_at = NULL");
        host.Graph.OnMessage = (_, _) => Task.FromResult(FakeGraph.Error(code));
        await host.SayAsync(item.ConversationId, 2, item.Number, "again");

        await host.UntilAsync(noted, 1L);
    }

    [Fact]
    public async Task A_reply_that_fails_later_for_a_passing_reason_is_sent_once_more_and_not_twice()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        await host.SayAsync(item.ConversationId, 1, item.Number, "hello");
        var first = await host.NextSentAsync();
        await host.UntilAsync("SELECT status FROM outgoing", "Sent");

        await host.DeliverAsync(Meta.Statuses(Meta.Status(first.Wamid, "failed", DateTimeOffset.UtcNow, first.Callback, 131016)));
        var second = await host.NextSentAsync();
        await host.UntilAsync("SELECT wamid FROM outgoing WHERE status = 'Sent'", second.Wamid);
        await host.DeliverAsync(Meta.Statuses(Meta.Status(second.Wamid, "failed", DateTimeOffset.UtcNow, second.Callback, 131016)));
        await host.SayAsync(item.ConversationId, 2, item.Number, "next");

        Assert.Equal("next", (await host.NextSentAsync()).Text);
        Assert.Equal((first.Text, first.Callback), (second.Text, second.Callback));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Neither_our_id_nor_our_own_note_of_it_is_needed_for_a_status_to_count(bool early)
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        Task FailAsync(SentMessage sent) => host.DeliverAsync(Meta.Statuses(Meta.Status(sent.Wamid, "failed", DateTimeOffset.UtcNow, error: 131016)));
        if (early)
        {
            host.Graph.OnMessage = async (sent, _) =>
            {
                host.Graph.OnMessage = (next, _) => Task.FromResult(FakeGraph.Accept(next));
                await FailAsync(sent);
                return FakeGraph.Accept(sent);
            };
        }

        await host.SayAsync(item.ConversationId, 1, item.Number, "hello");
        var first = await host.NextSentAsync();
        if (!early)
        {
            await FailAsync(first);
        }

        var second = await host.NextSentAsync();
        Assert.Equal((first.Text, first.Callback), (second.Text, second.Callback));
        await host.UntilAsync("SELECT wamid FROM outgoing WHERE status = 'Sent'", second.Wamid);
    }

    [Fact]
    public async Task A_status_that_tells_of_a_locked_account_holds_the_number_and_one_of_an_unpaid_bill_shows_in_the_check()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        await host.SayAsync(item.ConversationId, 1, item.Number, "hello");
        var sent = await host.NextSentAsync();
        var pace = host.Services.GetRequiredService<Pace>();

        await host.DeliverAsync(Meta.Statuses(Meta.Status(sent.Wamid, "failed", DateTimeOffset.UtcNow, sent.Callback, 131042)));
        using var check = await host.AsAsync("Admin", HttpMethod.Post, "/account/check");
        Assert.Contains("\"payment\",\"state\":\"bad\"", await check.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(pace.HeldFor(MessagingHost.Number));

        await host.DeliverAsync(Meta.Statuses(Meta.Status(sent.Wamid, "failed", DateTimeOffset.UtcNow, sent.Callback, 131031)));
        await Eventually.TrueAsync(() => Task.FromResult(pace.HeldFor(MessagingHost.Number) is not null), "the number is held");
    }

    [Fact]
    public async Task Who_is_not_on_a_test_number_s_list_keeps_nobody_waiting()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        host.Graph.OnMessage = (sent, _) => Task.FromResult(sent.To!.EndsWith("5511999900001", StringComparison.Ordinal) ? FakeGraph.Error(131030) : FakeGraph.Accept(sent));
        await host.SayAsync(item.ConversationId, 1, item.Number, "nobody hears this");
        await host.UntilAsync("SELECT failure FROM outgoing WHERE status = 'Pending'", "131030");

        await host.DeliverAsync(Meta.Text("wamid.2", "hi", "5511999900002"));
        var other = await host.NextItemAsync();
        await host.SayAsync(other.ConversationId, 1, other.Number, "but this");

        await host.UntilAsync("SELECT status FROM outgoing WHERE content ->> 'body' = 'but this'", "Sent");
    }

    [Theory]
    [InlineData(131048)]
    [InlineData(131063)]
    public async Task A_notice_that_may_not_leave_for_hours_keeps_no_answer_waiting(int code)
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        host.Graph.OnMessage = (sent, _) => Task.FromResult(sent.Text is null ? FakeGraph.Error(code) : FakeGraph.Accept(sent));

        await host.SayAsync(item.ConversationId, 1, item.Number, Audience.All, new TemplateContent("order_update", "en", []));
        await host.SayAsync(item.ConversationId, 2, item.Number, "the answer");

        await host.UntilAsync("SELECT string_agg(status || coalesce(' ' || failure, ''), ', ' ORDER BY position) FROM outgoing", $"Failed {code}, Sent");
    }

    [Fact]
    public async Task A_template_that_Meta_knows_otherwise_makes_the_copy_be_read_anew_and_one_that_is_told_of_is_fetched()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure, ("WhatsApp:BusinessAccountId", "104200000000001"));
        host.Graph.OnCall = (_, path, _) => path.Contains("message_templates", StringComparison.Ordinal)
            ? Results.Json(new { data = new[] { new { id = "88001", name = "made_elsewhere", language = "en", status = "APPROVED", category = "UTILITY", components = Array.Empty<object>() } } })
            : Results.Json(new { success = true });

        await host.DeliverAsync(
            """{"object":"whatsapp_business_account","entry":[{"id":"1","time":1,"changes":[{"field":"message_template_status_update","value":{"event":"APPROVED","message_template_id":88001,"message_template_name":"made_elsewhere","message_template_language":"en"}}]}]}""");

        await host.UntilAsync("SELECT name FROM template", "made_elsewhere");
    }

    [Fact]
    public async Task News_of_a_template_that_come_after_younger_ones_make_it_be_read_anew()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure, ("WhatsApp:BusinessAccountId", "104200000000001"));
        host.Graph.OnCall = (_, path, _) => path.Contains("message_templates", StringComparison.Ordinal)
            ? Results.Json(new { data = new[] { new { id = "88001", name = "news", language = "en", status = "PAUSED", category = "UTILITY", components = Array.Empty<object>() } } })
            : Results.Json(new { success = true });
        await host.ExecuteAsync(
            """
            INSERT INTO template SELECT (jsonb_populate_record(NULL::template, '{"id":"88001","name":"news","language":"en","status":"APPROVED","category":"UTILITY","parameter_format":"POSITIONAL","components":[],"edited_at":[]}'
                || jsonb_build_object('changed_at', to_timestamp(1793000500), 'synced_at', now()))).*
            """);
        static string Told(long time, string change) => $$$"""
            {"object":"whatsapp_business_account","entry":[{"id":"104200000000001","time":{{{time}}},"changes":[{"field":"message_template_status_update","value":{"message_template_id":88001,
            "message_template_name":"news","message_template_language":"en",{{{change}}}}}]}]}
            """;

        await host.DeliverAsync(Told(1_793_000_700, "\"new_quality_score\":\"YELLOW\""));
        await host.DeliverAsync(Told(1_793_000_600, "\"event\":\"PAUSED\""));

        await host.UntilAsync("SELECT status FROM template", "PAUSED");
    }

    [Theory]
    [InlineData(0, "Configuration")]
    [InlineData(190, "Configuration")]
    [InlineData(131042, "Configuration")]
    [InlineData(131000, "Retry")]
    [InlineData(131056, "Wait")]
    [InlineData(131048, "Wait")]
    [InlineData(131030, "Configuration")]
    [InlineData(132069, "Wait")]
    [InlineData(133016, "Wait")]
    [InlineData(131047, "TemplateNeeded")]
    [InlineData(131026, "Permanent")]
    [InlineData(131049, "Permanent")]
    [InlineData(999999, "Permanent")]
    public void Every_code_has_its_rule(int code, string kind) => Assert.Equal(kind, GraphErrors.RuleOf(code, 1).Kind.ToString());

    [Fact]
    public void What_answers_nobody_leaves_a_quarter_to_the_replies_and_goes_when_none_of_them_waits()
    {
        var bucket = new TokenBucket(8, 0.001, TimeProvider.System);

        Assert.Equal(6, Enumerable.Range(0, 8).Count(_ => bucket.TryTake(spared: 0.25) is null));
        Assert.Equal([TimeSpan.Zero, TimeSpan.Zero], [bucket.Reserve(), bucket.Reserve()]);
        Assert.True(bucket.Reserve() > TimeSpan.Zero);
        Assert.True(bucket.TryTake(spared: 0.25) > bucket.TryTake());
    }
}
