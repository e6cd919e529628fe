using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Tests.Support;
using Bridge.ServiceDefaults;

namespace Bridge.Messaging.Tests.Webhooks;

/// <summary>The line as the gateway uses it.</summary>
public sealed class WebhookLineTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task Each_webhook_is_received_as_one_that_came_by_itself()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        using var line = await Line.OpenAsync(host);

        await line.SendAsync(Signed(1, Meta.Text("wamid.1", "hi")), Signed(2, Meta.Text("wamid.2", "no", from: "5511999900002"), "wrong_secret"), Signed(3, Meta.Text("wamid.3", "there")), Signed(4, "not json"));
        var answers = await line.AnswersAsync(4);

        Assert.Equal([(1u, 200), (2u, 401), (3u, 200), (4u, 200)], answers.Select(a => (a.Number, (int)a.Status)).OrderBy(a => a.Number));
        Assert.Equal(["hi", "there"], new[] { await host.NextItemAsync(), await host.NextItemAsync() }.OrderBy(i => i.Number).Select(i => ((TextItem)i.Item).Body));
        Assert.Equal(1, await host.ScalarAsync<long>("SELECT count(*) FROM unread_webhook"));
    }

    [Fact]
    public async Task Thousands_on_one_line_are_all_answered_and_all_stored()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        using var line = await Line.OpenAsync(host);

        for (var from = 1; from <= 3000; from += 100)
        {
            await line.SendAsync([.. Enumerable.Range(from, 100).Select(i => Signed((uint)i, Meta.Statuses(Meta.Status($"wamid.{i}", "delivered", DateTimeOffset.UtcNow))))]);
        }

        var answers = await line.AnswersAsync(3000);
        Assert.Equal(Enumerable.Range(1, 3000), answers.Where(a => a.Status == 200).Select(a => (int)a.Number).Order());
        Assert.Equal(3000, await host.ScalarAsync<long>("SELECT count(*) FROM message_status"));
    }

    [Fact]
    public async Task Who_stops_asks_for_no_more_and_answers_what_is_under_way()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        using var line = await Line.OpenAsync(host);

        var stopping = host.StopServiceAsync();
        Assert.Equal(WebhookFrames.LeaveOff, Assert.Single(await line.AnswersAsync(1)).Number);
        await line.SendAsync(Signed(1, Meta.Text("wamid.1", "hi")));
        await line.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Never);

        Assert.Equal(new WebhookAnswer(1, 200), Assert.Single(await line.AnswersAsync(int.MaxValue)));
        await stopping;
        Assert.Equal(1, await host.ScalarAsync<long>("SELECT count(*) FROM item"));
    }

    [Fact]
    public async Task A_message_of_another_kind_ends_the_line_and_nothing_else()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        using var line = await Line.OpenAsync(host);

        await line.Socket.SendAsync("GET / HTTP/1.1"u8.ToArray(), WebSocketMessageType.Binary, true, Never);

        Assert.Empty(await line.AnswersAsync(1));
        await host.DeliverAsync(Meta.Text("wamid.1", "hi"));
    }

    [Fact]
    public async Task The_line_is_for_services_alone()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);

        var stranger = await Assert.ThrowsAsync<WebSocketException>(() => Line.OpenAsync(host, authorization: null));
        var owner = await Assert.ThrowsAsync<WebSocketException>(() => Line.OpenAsync(host, host.Neighbours.AsUser("messaging", "Owner").ToString()));

        Assert.Contains("401", stranger.Message, StringComparison.Ordinal);
        Assert.Contains("403", owner.Message, StringComparison.Ordinal);
    }

    static CarriedWebhook Signed(uint number, string body, string secret = MessagingHost.Secret)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return new CarriedWebhook(number, "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), bytes)), "", bytes);
    }

    sealed class Line(ClientWebSocket socket) : IDisposable
    {
        public ClientWebSocket Socket { get; } = socket;

        public static Task<Line> OpenAsync(MessagingHost host) => OpenAsync(host, host.Neighbours.AsService("messaging").ToString());

        public static async Task<Line> OpenAsync(MessagingHost host, string? authorization)
        {
            var socket = new ClientWebSocket();
            if (authorization is not null)
            {
                socket.Options.SetRequestHeader("Authorization", authorization);
            }

            await socket.ConnectAsync(new UriBuilder(host.Http.BaseAddress!) { Scheme = "ws", Path = WebhookFrames.Path }.Uri, Never);
            return new Line(socket);
        }

        public async Task SendAsync(params CarriedWebhook[] webhooks)
        {
            var message = new System.Buffers.ArrayBufferWriter<byte>();
            foreach (var webhook in webhooks)
            {
                WebhookFrames.Write(message, webhook);
            }

            await Socket.SendAsync(message.WrittenMemory, WebSocketMessageType.Binary, true, Never);
        }

        /// <summary>So many, or all until the line is closed.</summary>
        public async Task<List<WebhookAnswer>> AnswersAsync(int count)
        {
            var answers = new List<WebhookAnswer>();
            var frames = new FrameLine<CarriedWebhook>(Socket, WebhookFrames.Write, WebhookFrames.LargestMessage);
            await foreach (var message in frames.MessagesAsync(Never))
            {
                answers.AddRange(WebhookFrames.Answers(message));
                if (answers.Count >= count)
                {
                    break;
                }
            }

            return answers;
        }

        public void Dispose() => Socket.Dispose();
    }
}
