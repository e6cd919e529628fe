using Bridge.Messaging.Sending;
using Bridge.Messaging.Tests.Support;
using Bridge.Messaging.WhatsApp;
using Microsoft.AspNetCore.Http;

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

    [Theory]
    [InlineData(0, "Configuration")]
    [InlineData(190, "Configuration")]
    [InlineData(131042, "Configuration")]
    [InlineData(131000, "Retry")]
    [InlineData(131056, "Wait")]
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
