using System.Net.WebSockets;
using Bridge.Contracts.Messaging;
using Bridge.ServiceDefaults;

namespace Bridge.Gateway.Proxy;

/// <summary>
/// Keeps lines to Messaging open. They are a shorter way and nothing else: what is large, and everything while there is no line, is forwarded as the request that it is.
/// </summary>
sealed partial class WebhookLines(IHttpMessageHandlerFactory handlers, TimeProvider clock, ILogger<WebhookLines> logger) : BackgroundService
{
    public const string ClientName = "webhook-line";

    /// <summary>So that two cores can read at once; the more there are, the less gathers in each message.</summary>
    const int Lines = 2;

    static readonly TimeSpan Again = TimeSpan.FromSeconds(1);
    static readonly Uri Address = new($"ws://messaging{WebhookFrames.Path}");
    readonly WebhookLine?[] _lines = new WebhookLine?[Lines];
    uint _turn;

    public async Task CarryAsync(HttpContext http, RequestDelegate forward)
    {
        var request = http.Request;
        var signature = request.Headers["X-Hub-Signature-256"].ToString();
        if (!HttpMethods.IsPost(request.Method) || !WebhookFrames.Fits(request.ContentLength, signature) || _lines[Interlocked.Increment(ref _turn) % Lines] is not { IsOpen: true } line)
        {
            await forward(http);
            return;
        }

        var body = new byte[request.ContentLength!.Value];
        try
        {
            await request.Body.ReadExactlyAsync(body, http.RequestAborted);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
            return;
        }

        http.Response.StatusCode = await line.CarryAsync(signature, body);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Enumerable.Range(0, Lines).Select(place => KeepOpenAsync(place, stoppingToken)));

    async Task KeepOpenAsync(int place, CancellationToken stopping)
    {
        for (var told = false; !stopping.IsCancellationRequested;)
        {
            try
            {
                using var socket = new ClientWebSocket();
                await ConnectAsync(socket, stopping);
                var line = _lines[place] = new WebhookLine(socket);
                told = false;
                LogOpen(place);
                await line.RunAsync(stopping);
                LogClosed(place);
            }
            catch (Exception e)
            {
                // Once, not every second while Messaging is away.
                if (!told && !stopping.IsCancellationRequested)
                {
                    LogBroken(e, place);
                }

                told = true;
            }

            _lines[place] = null;
            await Task.Delay(Again, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task ConnectAsync(ClientWebSocket socket, CancellationToken stopping)
    {
        (socket.Options.KeepAliveInterval, socket.Options.KeepAliveTimeout) = (WebhookFrames.Ping, WebhookFrames.Silence);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(WebhookFrames.Ping);
        using var invoker = new HttpMessageInvoker(handlers.CreateHandler(ClientName), disposeHandler: false);
        await socket.ConnectAsync(Address, invoker, patience.Token);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Line {Place} to Messaging is open")]
    partial void LogOpen(int place);

    [LoggerMessage(Level = LogLevel.Information, Message = "Line {Place} to Messaging is closed")]
    partial void LogClosed(int place);

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is no line {Place} to Messaging: webhooks are forwarded one by one")]
    partial void LogBroken(Exception e, int place);
}

/// <summary>A WebSocket knows ws alone; services are found by what every other client names them with.</summary>
sealed class ServiceScheme : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri($"https+http://{request.RequestUri!.Host}{request.RequestUri.PathAndQuery}");
        return base.SendAsync(request, cancellationToken);
    }
}
