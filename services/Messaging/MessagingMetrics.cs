using System.Diagnostics.Metrics;

namespace Bridge.Messaging;

/// <summary>What operators and the load bench read off.</summary>
sealed class MessagingMetrics : IDisposable
{
    readonly Meter _meter = new("Bridge.Messaging");

    public MessagingMetrics()
    {
        Acknowledged = _meter.CreateHistogram<double>("bridge.webhook.ack", "ms", "From a webhook's last byte to its durable acknowledgement");
        Replied = _meter.CreateHistogram<double>("bridge.message.reply", "ms", "From the commit of a customer's message to the Graph API's answer to the first reply");
        BadSignatures = _meter.CreateCounter<long>("bridge.webhook.bad_signatures", description: "Webhooks refused with 401");
        Refused = _meter.CreateCounter<long>("bridge.webhook.refused", description: "Webhooks refused with 503, by reason");
        Unread = _meter.CreateCounter<long>("bridge.webhook.unread", description: "Elements kept raw because they were not understood or could not be stored");
        Sent = _meter.CreateCounter<long>("bridge.send.outcomes", description: "Tries to send, by outcome");
    }

    public Histogram<double> Acknowledged { get; }
    public Histogram<double> Replied { get; }
    public Counter<long> BadSignatures { get; }
    public Counter<long> Refused { get; }
    public Counter<long> Unread { get; }
    public Counter<long> Sent { get; }

    public void Dispose() => _meter.Dispose();
}
