using Bridge.Messaging.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Bridge.Messaging.Tests.Sending;

/// <summary>The Graph API has no idempotency key: what happened to a request that was not answered is told by a status, or by nobody.</summary>
public sealed class UnknownOutcomeTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task A_status_with_our_id_settles_a_broken_connection_and_nothing_is_said_twice()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure, ("WhatsApp:UnknownWaitSeconds", "10"));
        var item = await SendingTests.GreetAsync(host);
        host.Graph.OnMessage = async (message, context) =>
        {
            if (message.Text == "lost")
            {
                await host.DeliverAsync(Meta.Statuses(Meta.Status(message.Wamid, "sent", DateTimeOffset.UtcNow, message.Callback)));
                context.Abort();
            }

            return FakeGraph.Accept(message);
        };

        await host.SayAsync(item.ConversationId, 1, item.Number, "lost", "next");

        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Sent' AND wamid IS NOT NULL", 2L);
        Assert.Equal(["lost", "next"], host.Graph.All.Select(s => s.Text));
    }

    [Fact]
    public async Task Without_a_status_a_bots_reply_is_sent_once_more_and_marked()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        var first = true;
        host.Graph.OnMessage = (message, context) =>
        {
            if (first)
            {
                first = false;
                context.Abort();
            }

            return Task.FromResult(FakeGraph.Accept(message));
        };

        await host.SayAsync(item.ConversationId, 1, item.Number, "hello");

        await host.UntilAsync("SELECT status || may_have_arrived_twice FROM outgoing", "Senttrue");
        Assert.Equal(["hello", "hello"], host.Graph.All.Select(s => s.Text));
    }

    [Fact]
    public async Task An_unreadable_answer_of_a_gateway_is_unknown_and_never_settled_twice()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        host.Graph.OnMessage = (message, _) => Task.FromResult(message.Text == "mute" ? Results.Text("<html>Bad gateway</html>", "text/html", statusCode: 502) : FakeGraph.Accept(message));

        await host.SayAsync(item.ConversationId, 1, item.Number, "mute", "next");

        await host.UntilAsync("SELECT string_agg(status, ', ' ORDER BY position) FROM outgoing", "Unsettled, Sent");
        Assert.Equal(["mute", "mute", "next"], host.Graph.All.Select(s => s.Text));
    }

    [Fact]
    public async Task A_process_that_dies_between_request_and_record_leaves_an_unknown_outcome_to_the_next()
    {
        // Long enough for the status to come after a slow start.
        await using var host = await MessagingHost.StartAsync(infrastructure, ("WhatsApp:UnknownWaitSeconds", "60"));
        var item = await SendingTests.GreetAsync(host);
        await host.SayAsync(item.ConversationId, 1, item.Number, "hello");
        var sent = await host.NextSentAsync();
        await host.UntilAsync("SELECT status FROM outgoing", "Sent");
        await host.StopServiceAsync();
        // As kill -9 leaves it: sent at Meta, not yet written down, the lease of a process that is no more.
        await host.ExecuteAsync("UPDATE outgoing SET status = 'Sending', wamid = NULL; UPDATE conversation SET lease_owner = gen_random_uuid(), lease_until = now() + interval '1 second'");
        host.StartService();

        await host.DeliverAsync(Meta.Statuses(Meta.Status(sent.Wamid, "delivered", DateTimeOffset.UtcNow, sent.Callback)));

        await host.UntilAsync("SELECT coalesce(wamid, status) FROM outgoing", sent.Wamid);
        Assert.Equal(["hello"], host.Graph.All.Select(s => s.Text));
    }

    [Fact]
    public async Task What_was_stored_and_not_sent_leaves_with_the_next_process()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        host.Graph.OnMessage = (_, _) => Task.FromResult(FakeGraph.Error(190, 401));
        await host.SayAsync(item.ConversationId, 1, item.Number, "held");
        await host.UntilAsync("SELECT failure FROM outgoing WHERE status = 'Pending'", "190");
        await host.StopServiceAsync();
        host.Graph.OnMessage = (message, _) => Task.FromResult(FakeGraph.Accept(message));
        await host.ExecuteAsync("UPDATE outgoing SET due_at = now()");

        host.StartService();

        await host.UntilAsync("SELECT status FROM outgoing", "Sent");
    }
}
