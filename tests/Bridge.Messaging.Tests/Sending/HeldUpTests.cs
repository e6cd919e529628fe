using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Bridge.Messaging.Sending;
using Bridge.Messaging.Tests.Support;
using Bridge.Messaging.WhatsApp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.Tests.Sending;

/// <summary>What is slow or stuck in one place is so in no other.</summary>
public sealed class HeldUpTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task A_number_at_which_all_is_stuck_holds_up_no_other_number()
    {
        const int Stuck = 210;
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var ends = new TaskCompletionSource();
        host.Graph.OnMessage = async (sent, _) =>
        {
            if (sent.PhoneNumberId == MessagingHost.Number)
            {
                await ends.Task;
            }

            return FakeGraph.Accept(sent);
        };
        await host.DeliverAsync(Meta.Messages(MessagingHost.Number,
            [.. Enumerable.Range(0, Stuck).Select(i => Meta.Message($"wamid.{i}", $"55119999{i:00000}", DateTimeOffset.UtcNow, "text", new { body = "hi" }))]));
        await host.DeliverAsync(Meta.Text("wamid.other", "hi", number: "another"));
        var items = await host.Neighbours.Events<Contracts.Messaging.ItemArrived>().AtLeastAsync(Stuck + 1);
        var other = await host.ScalarAsync<Guid>("SELECT id FROM conversation WHERE phone_number_id = 'another'");

        foreach (var item in items.Where(i => i.ConversationId != other))
        {
            await host.SayAsync(item.ConversationId, 1, item.Number, "stuck");
        }

        await host.UntilAsync("SELECT count(*) FROM outgoing", (long)Stuck);
        await host.SayAsync(other, 1, 1, "flows");

        await host.UntilAsync("SELECT status FROM outgoing WHERE content ->> 'body' = 'flows'", "Sent");
        ends.SetResult();
    }

    /// <summary>Whoever accepts a connection and then says nothing has not been sent anything either.</summary>
    [Fact]
    public async Task Where_no_connection_comes_about_in_time_nothing_was_sent()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        var graph = new GraphClient(host.Services.GetRequiredService<IHttpClientFactory>(), new Fixed(new WhatsAppOptions
        {
            AccessToken = "test-token",
            GraphBaseUrl = new Uri($"https://127.0.0.1:{((IPEndPoint)mute.LocalEndpoint).Port}"),
        }));

        Assert.IsType<SendOutcome.NotSent>(await graph.SendAsync("1", new JsonObject(), CancellationToken.None));
    }

    [Fact]
    public async Task A_chat_that_is_read_often_takes_one_place_among_those_to_be_marked()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        using var marks = ActivatorUtilities.CreateInstance<ReadMarks>(host.Services);
        var (often, once) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        for (var i = 0; i < 1500; i++)
        {
            marks.Mark(often, MessagingHost.Number, $"wamid.{i}", typing: false);
        }

        marks.Mark(once, MessagingHost.Number, "wamid.once", typing: false);
        await marks.StartAsync(CancellationToken.None);

        await Eventually.TrueAsync(() => Task.FromResult(host.Graph.ReadMarks.Count == 2), "both are marked");
        Assert.Equal(["wamid.1499", "wamid.once"], host.Graph.ReadMarks.Select(m => m["message_id"]?.GetValue<string>()).Order());
        await marks.StopAsync(CancellationToken.None);
    }

    sealed class Fixed(WhatsAppOptions options) : IOptionsMonitor<WhatsAppOptions>
    {
        public WhatsAppOptions CurrentValue => options;

        public WhatsAppOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<WhatsAppOptions, string?> listener) => null;
    }
}
