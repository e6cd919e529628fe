using System.Diagnostics;
using System.Net.WebSockets;
using Bridge.Contracts.Messaging;
using Bridge.ServiceDefaults;

namespace Bridge.Messaging.Webhooks;

/// <summary>
/// Where the gateway brings webhooks by the thousand: each is received as one that came by itself, and answered when its commit is done, in whatever order. A process that stops asks for no
/// more; what is under way has its answer before the line is closed.
/// </summary>
sealed partial class WebhookLine(FrameLine<WebhookAnswer> line, WebhookReceiver receiver, ILogger<WebhookLine> logger)
{
    static readonly ActivitySource Source = new("Bridge.Messaging");

    /// <summary>Webhooks without an answer, and one for the reading itself.</summary>
    int _open = 1;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(WebhookFrames.Path, Handle).RequireAuthorization(Policies.Service).ExcludeFromDescription();

    static async Task Handle(HttpContext http, WebhookReceiver receiver, IHostApplicationLifetime lifetime, ILogger<WebhookLine> logger)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = WebhookFrames.Ping, KeepAliveTimeout = WebhookFrames.Silence });
        // A line lives for days: what comes over it belongs to a trace of its own, or to none.
        Activity.Current = null;
        var frames = new FrameLine<WebhookAnswer>(socket, WebhookFrames.Write, WebhookFrames.LargestMessage);
        using var stopping = lifetime.ApplicationStopping.Register(() => frames.TrySend(new WebhookAnswer(WebhookFrames.LeaveOff, 0)));
        await new WebhookLine(frames, receiver, logger).RunAsync(http.RequestAborted);
    }

    async Task RunAsync(CancellationToken ct)
    {
        try
        {
            await Task.WhenAll(line.WriteAsync(ct), ReadAsync(ct));
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or InvalidDataException)
        {
            // Who was not answered comes again by Meta's hand; what was taken in is committed all the same.
            LogBroken(e.Message);
        }
    }

    async Task ReadAsync(CancellationToken ct)
    {
        try
        {
            await foreach (var message in line.MessagesAsync(ct))
            {
                foreach (var webhook in WebhookFrames.Webhooks(message))
                {
                    Interlocked.Increment(ref _open);
                    _ = AnswerAsync(webhook);
                }
            }
        }
        finally
        {
            Done();
        }
    }

    /// <summary>Its body is read before this first waits.</summary>
    async Task AnswerAsync(CarriedWebhook webhook)
    {
        using var span = webhook.Trace.Length == 0 ? null : Source.StartActivity("webhook received", ActivityKind.Server, webhook.Trace);
        var status = StatusCodes.Status500InternalServerError;
        try
        {
            status = await receiver.ReceiveAsync(webhook.Body, webhook.Signature);
        }
        catch (Exception e)
        {
            LogFailed(e);
        }

        line.TrySend(new WebhookAnswer(webhook.Number, (ushort)status));
        Done();
    }

    void Done()
    {
        if (Interlocked.Decrement(ref _open) == 0)
        {
            line.Close();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A line of the gateway's broke off: {Reason}")]
    partial void LogBroken(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A webhook was not received")]
    partial void LogFailed(Exception e);
}
