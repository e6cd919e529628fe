using Bridge.Contracts.Messaging;
using Bridge.Messaging.Media;
using Bridge.Messaging.WhatsApp;
using Bridge.WhatsApp.Rendering;

namespace Bridge.Messaging.Sending;

/// <summary>One try to send one message: picture, rendering, request, and what its outcome means.</summary>
sealed partial class MessageDelivery(GraphClient graph, OutboundMedia media, MessagingMetrics metrics, TimeProvider clock, ILogger<MessageDelivery> logger)
{
    public async Task<Record> DeliverAsync(Head head)
    {
        if (!head.WindowOpen && head.Content is not TemplateContent)
        {
            // Meta would say the same, later and as a failed status.
            return new Record(OutgoingStatus.Failed, Failure: "131047", Detail: "The customer service window is closed");
        }

        return await TryAsync(head, mayUploadAnew: true);
    }

    async Task<Record> TryAsync(Head head, bool mayUploadAnew)
    {
        var (mediaId, trouble) = await media.FileAsync(head.PhoneNumberId, head.Content);
        if (trouble is not null)
        {
            return Read(trouble, head);
        }

        var rendering = WhatsAppRenderer.Render(head.Content, new RenderContext
        {
            Recipient = head.Recipient,
            MediaId = mediaId,
            QuotedWamid = head.QuotedWamid,
            CallbackData = head.Id.ToString(),
        });
        if (rendering is Refused refused)
        {
            LogRefused(head.Id, refused.Field, refused.Problem);
            return new Record(OutgoingStatus.Failed, Failure: "refused", Detail: $"{refused.Field} {refused.Problem}");
        }

        var rendered = (Rendered)rendering;
        foreach (var change in rendered.Changes)
        {
            LogChanged(head.Id, change.Field, change.Kind);
        }

        var changes = rendered.Changes.GroupBy(c => c.Field).ToDictionary(c => c.Key, c => c.Last().Kind.ToString());
        var outcome = await graph.SendAsync(head.PhoneNumberId, rendered.Payload, CancellationToken.None);
        if (mayUploadAnew && mediaId is not null && outcome is SendOutcome.Rejected { Code: { } code } && GraphErrors.MayMeanFileGone(code))
        {
            await media.ForgetAsync(head.PhoneNumberId, head.Content, mediaId);
            return await TryAsync(head, mayUploadAnew: false);
        }

        return Read(outcome, head) with { Changes = changes };
    }

    Record Read(SendOutcome outcome, Head head)
    {
        metrics.Sent.Add(1, new KeyValuePair<string, object?>("outcome", outcome.GetType().Name));
        switch (outcome)
        {
            case SendOutcome.Accepted accepted:
                if (head.ItemArrivedAt is { } arrived)
                {
                    metrics.Replied.Record((clock.GetUtcNow() - arrived).TotalSeconds);
                }

                return new Record(OutgoingStatus.Sent, accepted.Wamid);

            case SendOutcome.Unknown unknown:
                return new Record(OutgoingStatus.Unknown, Failure: "unknown", Detail: unknown.Reason);

            case SendOutcome.NotSent notSent:
                // The network's fault, not the message's: it waits for as long as the window is open.
                LogNotSent(head.Id, notSent.Reason);
                return new Record(OutgoingStatus.Pending, DueIn: Growing(TimeSpan.FromSeconds(0.5), head.Attempts), Failure: "unreachable", Detail: notSent.Reason);

            case SendOutcome.Rejected rejected:
                var rule = GraphErrors.RuleOf(rejected.Code, head.Attempts);
                LogRejected(head.Id, rejected.Code, rule.Kind, head.Attempts);
                var failure = rejected.Code?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "http";
                var record = rule.Kind switch
                {
                    FailureKind.Retry when head.Attempts < rule.Tries => new Record(OutgoingStatus.Pending, DueIn: Growing(rule.Pause, head.Attempts), Failure: failure, Detail: rejected.Title),
                    // Not for hours, or until a person has done something: his own answers do not wait behind a notice or a form. A person may send it again.
                    FailureKind.Wait or FailureKind.Configuration when head.Content is TemplateContent or FormContent && (rule.OnlyThis || rule.Pause >= TimeSpan.FromHours(1)) =>
                        new Record(OutgoingStatus.Failed, Failure: failure, Detail: rejected.Title),
                    FailureKind.Wait or FailureKind.Configuration => new Record(OutgoingStatus.Pending, DueIn: rule.Pause, Failure: failure, Detail: rejected.Title)
                    {
                        HoldsNumber = rule is { Kind: FailureKind.Configuration, OnlyThis: false },
                    },
                    _ => new Record(OutgoingStatus.Failed, Failure: failure, Detail: rejected.Title),
                };
                return record with { Code = rejected.Code };

            default:
                throw new InvalidOperationException($"{outcome} is not a known outcome.");
        }
    }

    /// <summary>Doubling up to 30 s, with jitter so that what failed together does not come back together.</summary>
    static TimeSpan Growing(TimeSpan first, int attempt) =>
        TimeSpan.FromSeconds(Math.Min(first.TotalSeconds * Math.Pow(2, Math.Clamp(attempt - 1, 0, 10)), 30) * (0.75 + Random.Shared.NextDouble() / 2));

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Message} cannot be said on WhatsApp: {Field} {Problem}")]
    partial void LogRefused(Guid message, string field, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message}: {Field} {Kind}")]
    partial void LogChanged(Guid message, string field, ChangeKind kind);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} did not leave: {Reason}")]
    partial void LogNotSent(Guid message, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} was rejected with {Code}: {Kind} (try {Attempt})")]
    partial void LogRejected(Guid message, int? code, FailureKind kind, int attempt);
}
