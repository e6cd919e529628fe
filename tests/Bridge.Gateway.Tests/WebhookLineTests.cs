using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using Bridge.Contracts.Messaging;
using Bridge.ServiceDefaults;
using Bridge.Testing;
using Microsoft.AspNetCore.Http;

namespace Bridge.Gateway.Tests;

/// <summary>The gateway's lines to a Messaging that answers when and what the test says; whatever goes another way is answered with what reached it.</summary>
public sealed class WebhookLineTests(GatewayHost host) : IClassFixture<GatewayHost>, IAsyncLifetime
{
    readonly ConcurrentDictionary<Visit, bool> _visits = new();
    readonly ConcurrentQueue<Carried> _carried = new();

    public async ValueTask InitializeAsync()
    {
        host.Line = VisitAsync;
        await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        host.Line = null;
        foreach (var visit in _visits.Keys)
        {
            visit.Socket.Abort();
        }

        await Task.WhenAll(_visits.Keys.Select(visit => visit.Ended.Task));
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(401)]
    [InlineData(503)]
    public async Task A_webhook_goes_over_the_line_to_the_byte_and_is_answered_as_Messaging_answers(int status)
    {
        using var http = host.Http();
        var posts = Enumerable.Range(1, 20).Select(i => PostAsync(http, $$"""{"object": "\u00e4 \/ {{i}}"}""")).ToList();
        var carried = await CarriedAsync(20);
        Assert.Equal(Enumerable.Range(1, 20).Select(i => $$"""{"object": "\u00e4 \/ {{i}}"}""").Order(), carried.Select(c => Encoding.UTF8.GetString(c.Webhook.Body.Span)).Order());
        Assert.All(carried, c => Assert.Equal("sha256=00", c.Webhook.Signature));

        carried.ForEach(c => c.Answer(status));

        Assert.All(await Task.WhenAll(posts), answer => Assert.Equal((status, ""), answer));
    }

    [Fact]
    public async Task What_is_large_is_forwarded_as_it_is()
    {
        using var http = host.Http();
        var large = $"\"{new string('x', WebhookFrames.LargestBody)}\"";

        var (status, answer) = await PostAsync(http, large);

        Assert.Equal(200, status);
        Assert.Contains("xxxx", answer, StringComparison.Ordinal);
        Assert.Empty(await CarriedAsync(0));
    }

    [Fact]
    public async Task Who_asks_for_no_more_still_answers_and_the_next_takes_the_other_way()
    {
        using var http = host.Http();
        var waiting = PostAsync(http, "1");
        var carried = Assert.Single(await CarriedAsync(1));
        var leaving = _visits.Keys.ToList();
        leaving.ForEach(visit => visit.Line.TrySend(new WebhookAnswer(WebhookFrames.LeaveOff, 0)));
        host.Line = null;
        await Task.WhenAll(leaving.Select(visit => visit.Closed.Task));

        Assert.Contains("\"body\":\"2\"", (await PostAsync(http, "2")).Body, StringComparison.Ordinal);
        carried.Answer(200);
        Assert.Equal((200, ""), await waiting);

        // And once there is a line again it is taken.
        leaving.ForEach(visit => visit.Line.Close());
        host.Line = VisitAsync;
        await OpenAsync();
        var next = PostAsync(http, "3");
        Assert.Single(await CarriedAsync(1)).Answer(401);
        Assert.Equal((401, ""), await next);
    }

    [Fact]
    public async Task What_had_no_answer_when_the_line_broke_is_sent_back_and_the_next_takes_the_other_way()
    {
        using var http = host.Http();
        var waiting = new[] { PostAsync(http, "1"), PostAsync(http, "2") };
        await CarriedAsync(2);
        host.Line = null;

        foreach (var visit in _visits.Keys)
        {
            visit.Socket.Abort();
        }

        Assert.All(await Task.WhenAll(waiting), answer => Assert.Equal((503, ""), answer));
        Assert.Contains("\"body\":\"3\"", (await PostAsync(http, "3")).Body, StringComparison.Ordinal);
    }

    async Task<(int Status, string Body)> PostAsync(HttpClient http, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/whatsapp") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Hub-Signature-256", "sha256=00");
        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Both lines are open, and the gateway knows it: what goes over them comes out here.</summary>
    async Task OpenAsync()
    {
        using var http = host.Http();
        for (var inARow = 0; inARow < 2;)
        {
            var post = PostAsync(http, "open?");
            await Eventually.TrueAsync(() => Task.FromResult(post.IsCompleted || !_carried.IsEmpty), "the post arrives");
            inARow = _carried.TryDequeue(out var carried) ? inARow + 1 : 0;
            carried?.Answer(200);
            await post;
        }
    }

    async Task<List<Carried>> CarriedAsync(int count)
    {
        await Eventually.TrueAsync(() => Task.FromResult(_carried.Count >= count), $"{count} are carried");
        var carried = new List<Carried>();
        while (_carried.TryDequeue(out var one))
        {
            carried.Add(one);
        }

        return carried;
    }

    async Task VisitAsync(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var visit = new Visit(socket);
        _visits[visit] = true;
        try
        {
            var writing = visit.Line.WriteAsync(CancellationToken.None);
            await foreach (var message in visit.Line.MessagesAsync(CancellationToken.None))
            {
                foreach (var webhook in WebhookFrames.Webhooks(message.ToArray()))
                {
                    _carried.Enqueue(new Carried(visit.Line, webhook));
                }
            }

            visit.Closed.TrySetResult();
            await writing;
        }
        catch (WebSocketException)
        {
            // The test has broken it.
        }
        finally
        {
            _visits.TryRemove(visit, out _);
            visit.Ended.TrySetResult();
        }
    }

    sealed class Visit(WebSocket socket)
    {
        public WebSocket Socket { get; } = socket;
        public FrameLine<WebhookAnswer> Line { get; } = new(socket, WebhookFrames.Write, WebhookFrames.LargestMessage);
        public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    sealed record Carried(FrameLine<WebhookAnswer> Line, CarriedWebhook Webhook)
    {
        public void Answer(int status) => Line.TrySend(new WebhookAnswer(Webhook.Number, (ushort)status));
    }
}
