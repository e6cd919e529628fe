using System.Diagnostics.Metrics;

namespace Bridge.Messaging;

/// <summary>What operators and the load bench read off.</summary>
sealed class MessagingMetrics : IDisposable
{
    /// <summary>Buckets where a reader of p50, p95 and p99 looks.</summary>
    static readonly InstrumentAdvice<double> Fine = new() { HistogramBucketBoundaries = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1, 2, 5, 10, 30] };

    readonly Meter _meter = new("Bridge.Messaging");

    public MessagingMetrics()
    {
        Acknowledged = _meter.CreateHistogram<double>("bridge.webhook.ack.duration", "s", "From a webhook's last byte to its durable acknowledgement.", advice: Fine);
        Replied = _meter.CreateHistogram<double>("bridge.message.reply.duration", "s", "From the commit of a customer's message to the Graph API's answer to the first reply.", advice: Fine);
        BadSignatures = _meter.CreateCounter<long>("bridge.webhook.bad_signatures", "{webhook}", "Webhooks refused with 401.");
        Refused = _meter.CreateCounter<long>("bridge.webhook.refused", "{webhook}", "Webhooks refused with 503, by reason.");
        Unread = _meter.CreateCounter<long>("bridge.webhook.unread", "{element}", "Elements kept raw because they were not understood or could not be stored.");
        Sent = _meter.CreateCounter<long>("bridge.send.outcomes", "{try}", "Tries to send, by outcome.");
    }

    public Histogram<double> Acknowledged { get; }
    public Histogram<double> Replied { get; }
    public Counter<long> BadSignatures { get; }
    public Counter<long> Refused { get; }
    public Counter<long> Unread { get; }
    public Counter<long> Sent { get; }

    public void Dispose() => _meter.Dispose();
}
