using System.Diagnostics;
using Bridge.Messaging.Ingest;
using Bridge.Messaging.WhatsApp;
using Bridge.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.Webhooks;

/// <summary>200 means committed. What cannot be committed now is sent back with 503: Meta keeps it for seven days.</summary>
sealed class WebhookReceiver(
    IngestQueue ingest, IOptionsMonitor<WhatsAppOptions> whatsApp, IOptions<IngestOptions> options, MessagingMetrics metrics, LastWebhook last, Rush rush, TimeProvider clock)
{
    /// <summary>The status to answer with. The body has been read when this returns, before the task ends.</summary>
    public Task<int> ReceiveAsync(ReadOnlyMemory<byte> body, string? signature)
    {
        var arrived = Stopwatch.GetTimestamp();
        var (secret, previous) = (whatsApp.CurrentValue.AppSecret, whatsApp.CurrentValue.AppSecretPrevious);
        if (string.IsNullOrEmpty(secret))
        {
            return Task.FromResult(Refuse("no_secret"));
        }

        if (!(string.IsNullOrEmpty(previous)
            ? WebhookSignature.IsValid(body.Span, signature, WebhookSignature.Key(secret))
            : WebhookSignature.IsValid(body.Span, signature, WebhookSignature.Key(secret), WebhookSignature.Key(previous))))
        {
            metrics.BadSignatures.Add(1);
            return Task.FromResult(StatusCodes.Status401Unauthorized);
        }

        return ingest.TryEnqueue(WebhookParser.Parse(body, clock.GetUtcNow()), out var committed) ? AcknowledgeAsync(committed, arrived) : Task.FromResult(Refuse("full"));
    }

    async Task<int> AcknowledgeAsync(Task committed, long arrived)
    {
        using var waiting = rush.Enter();
        try
        {
            // Bound to nobody's patience but our own: what was taken in is committed whether or not Meta waits for the answer.
            await committed.WaitAsync(TimeSpan.FromSeconds(options.Value.CommitSeconds), CancellationToken.None);
        }
        catch (TimeoutException)
        {
            return Refuse("slow");
        }
        catch (IngestFailedException)
        {
            return Refuse("database");
        }

        last.Seen();
        metrics.Acknowledged.Record(Stopwatch.GetElapsedTime(arrived).TotalSeconds);
        return StatusCodes.Status200OK;
    }

    int Refuse(string reason)
    {
        metrics.Refused.Add(1, new KeyValuePair<string, object?>("reason", reason));
        return StatusCodes.Status503ServiceUnavailable;
    }
}
