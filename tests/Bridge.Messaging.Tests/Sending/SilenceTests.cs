using System.Net;
using System.Text.Json.Nodes;
using Bridge.Messaging.Tests.Support;

namespace Bridge.Messaging.Tests.Sending;

/// <summary>Messages that Meta took and then said nothing of.</summary>
public sealed class SilenceTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task What_never_got_a_status_is_marked_can_be_sent_again_and_a_status_that_comes_after_all_is_believed()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure, ("Silence:EverySeconds", "1"));
        var item = await SendingTests.GreetAsync(host);
        await host.SayAsync(item.ConversationId, 1, item.Number, "silent", "told", "young");
        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Sent'", 3L);
        await host.DeliverAsync(Meta.Statuses(Meta.Status(await WamidAsync(host, "told"), "sent", DateTimeOffset.UtcNow)));
        await host.ExecuteAsync("UPDATE outgoing SET created_at = now() - interval '2 hours' WHERE content->>'body' <> 'young'");

        await host.UntilAsync("SELECT string_agg(content->>'body', ',') FROM outgoing WHERE failure = 'noStatus'", "silent");
        Assert.Equal(["sent", "sent", "unknown"], await StandingAsync(host, item.ConversationId));

        await host.DeliverAsync(Meta.Statuses(Meta.Status(await WamidAsync(host, "silent"), "delivered", DateTimeOffset.UtcNow)));
        await host.UntilAsync("SELECT count(*) FROM message_status WHERE rank = 2", 1L);
        Assert.Equal(["sent", "sent", "delivered"], await StandingAsync(host, item.ConversationId));
    }

    [Fact]
    public async Task What_was_sent_and_not_delivered_for_thirty_days_has_expired_and_may_be_sent_again()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure, ("Silence:EverySeconds", "1"));
        var item = await SendingTests.GreetAsync(host);
        await host.SayAsync(item.ConversationId, 1, item.Number, "late");
        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Sent'", 1L);
        await host.DeliverAsync(Meta.Statuses(Meta.Status(await WamidAsync(host, "late"), "sent", DateTimeOffset.UtcNow)));
        await host.ExecuteAsync("UPDATE outgoing SET created_at = now() - interval '31 days'");

        await host.UntilAsync("SELECT failure FROM outgoing", "expired");

        Assert.Equal(["failed"], await StandingAsync(host, item.ConversationId));
        using var takeOver = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{item.ConversationId}/takeover");
        using var again = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{item.ConversationId}/messages/{await host.ScalarAsync<Guid>("SELECT id FROM outgoing")}/resend");
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
    }

    [Fact]
    public async Task One_sweep_marks_all_however_many_there_are_of_one_conversation()
    {
        // No second sweep comes within the test.
        await using var host = await MessagingHost.StartAsync(infrastructure, ("Silence:EverySeconds", "3600"));
        var item = await SendingTests.GreetAsync(host);
        await host.SayAsync(item.ConversationId, 1, item.Number, "one");
        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Sent'", 1L);
        await host.StopServiceAsync();
        await host.ExecuteAsync("UPDATE outgoing SET created_at = now() - interval '2 hours'");
        await host.ExecuteAsync("INSERT INTO outgoing SELECT (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'position', o.position + n, 'wamid', 'copy.' || n))).* FROM outgoing o, generate_series(1, 2499) n");
        host.StartService();

        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE failure = 'noStatus'", 2500L);
    }

    static Task<string> WamidAsync(MessagingHost host, string text) => host.ScalarAsync<string>($"SELECT wamid FROM outgoing WHERE content->>'body' = '{text}'");

    /// <summary>Of what we said, newest first.</summary>
    static async Task<List<string>> StandingAsync(MessagingHost host, Guid conversation)
    {
        using var thread = await host.AsAsync("Agent", HttpMethod.Get, $"/conversations/{conversation}/messages");
        return [.. JsonNode.Parse(await thread.Content.ReadAsStringAsync())!["items"]!.AsArray().Select(e => e!["status"]?.GetValue<string>()).OfType<string>()];
    }
}
