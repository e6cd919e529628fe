using System.Diagnostics;
using Bridge.Messaging.Ingest;
using Bridge.Messaging.WhatsApp;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.Webhooks;

/// <summary>200 means committed. What cannot be committed now is sent back with 503: Meta keeps it for seven days.</summary>
static class ReceiveWebhook
{
    public static RouteHandlerBuilder Map(RouteGroupBuilder webhooks) => webhooks.MapPost("/", Handle);

    static async Task<StatusCodeHttpResult> Handle(
        HttpRequest request, IngestQueue ingest, IOptionsMonitor<WhatsAppOptions> whatsApp, IOptions<IngestOptions> options, MessagingMetrics metrics,
        LastWebhook last, TimeProvider clock, CancellationToken ct)
    {
        var (secret, previous) = (whatsApp.CurrentValue.AppSecret, whatsApp.CurrentValue.AppSecretPrevious);
        if (string.IsNullOrEmpty(secret))
        {
            return Refuse(metrics, "no_secret");
        }

        using var buffer = new MemoryStream((int)Math.Min(request.ContentLength ?? 4096, 1 << 16));
        await request.Body.CopyToAsync(buffer, ct);
        var body = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        var arrived = Stopwatch.GetTimestamp();
        string? signature = request.Headers[WebhookSignature.Header];
        if (!(string.IsNullOrEmpty(previous)
            ? WebhookSignature.IsValid(body.Span, signature, WebhookSignature.Key(secret))
            : WebhookSignature.IsValid(body.Span, signature, WebhookSignature.Key(secret), WebhookSignature.Key(previous))))
        {
            metrics.BadSignatures.Add(1);
            return TypedResults.StatusCode(StatusCodes.Status401Unauthorized);
        }

        if (!ingest.TryEnqueue(WebhookParser.Parse(body, clock.GetUtcNow()), out var committed))
        {
            return Refuse(metrics, "full");
        }

        try
        {
            // Not bound to the request's own cancellation: what was taken in is committed whether or not Meta waits for the answer.
            await committed.WaitAsync(TimeSpan.FromSeconds(options.Value.CommitSeconds), CancellationToken.None);
        }
        catch (TimeoutException)
        {
            return Refuse(metrics, "slow");
        }
        catch (IngestFailedException)
        {
            return Refuse(metrics, "database");
        }

        last.Seen();
        metrics.Acknowledged.Record(Stopwatch.GetElapsedTime(arrived).TotalSeconds);
        return TypedResults.StatusCode(StatusCodes.Status200OK);
    }

    static StatusCodeHttpResult Refuse(MessagingMetrics metrics, string reason)
    {
        metrics.Refused.Add(1, new KeyValuePair<string, object?>("reason", reason));
        return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }
}
