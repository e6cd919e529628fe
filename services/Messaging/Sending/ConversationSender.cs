using Bridge.Messaging.Conversations;

namespace Bridge.Messaging.Sending;

/// <summary>
/// Sends what a conversation has to say, in order: the request for a message starts after the answer to the one before it, never after its status.
/// </summary>
sealed partial class ConversationSender(
    SendLease lease, MessageDelivery delivery, UnknownOutcome unknown, Pace pace, ReadMarks readMarks, ILogger<ConversationSender> logger)
{
    /// <summary>Null once there is nothing left to do here; else the pause after which to look again.</summary>
    public async Task<TimeSpan?> DrainAsync(Guid conversation, string phoneNumberId, CancellationToken stopping)
    {
        while (true)
        {
            stopping.ThrowIfCancellationRequested();
            // Before the lease: a conversation that waits for its turn holds nothing.
            if ((pace.HeldFor(phoneNumberId) ?? pace.PairPause(conversation)) is { } pause)
            {
                return pause;
            }

            await pace.WaitAsync(phoneNumberId, stopping);
            var head = await lease.NextAsync(conversation, CancellationToken.None);
            if (head is not { Status: OutgoingStatus.Sending })
            {
                pace.GiveBack(phoneNumberId, conversation);
            }

            if (head is null)
            {
                return null;
            }

            if (head.Status == OutgoingStatus.Pending)
            {
                // A failed try imposed a pause; what comes after it waits with it.
                await lease.ReleaseAsync(conversation, CancellationToken.None);
                return head.DueIn;
            }

            // What has left must be written down, whatever happens to this process in between: no cancellation from here on.
            var left = head.Status == OutgoingStatus.Sending ? await SendAsync(head) : await SettleAsync(head, stopping);
            if (!left)
            {
                if (head is { By: EntryBy.Bot, LastWamid: { } wamid })
                {
                    readMarks.Mark(conversation, head.PhoneNumberId, wamid, head.TypingAfter);
                }

                return null;
            }
        }
    }

    async Task<bool> SendAsync(Head head)
    {
        var record = await delivery.DeliverAsync(head);
        if (record.HoldsNumber)
        {
            pace.Hold(head.PhoneNumberId, record.DueIn);
        }

        return await lease.RecordAsync(head, record, CancellationToken.None);
    }

    async Task<bool> SettleAsync(Head head, CancellationToken stopping)
    {
        LogUnknown(head.Id, head.Conversation);
        if (await unknown.FindAsync(head.Id, stopping) is { } wamid)
        {
            return await lease.RecordAsync(head, new Record(OutgoingStatus.Sent, wamid), CancellationToken.None);
        }

        // A bot's reply once more: silence is worse than a repetition. What a person wrote, or what costs money, a person decides on.
        var again = head is { By: EntryBy.Bot, MayHaveArrivedTwice: false, Content: not Contracts.Messaging.TemplateContent };
        LogUnsettled(head.Id, again);
        return await lease.RecordAsync(head, again
            ? new Record(OutgoingStatus.Pending, Again: true)
            : new Record(OutgoingStatus.Unsettled, Failure: "unknown"), CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outcome of message {Message} of conversation {Conversation} is unknown; waiting for a status")]
    partial void LogUnknown(Guid message, Guid conversation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No status came for message {Message}; sent once more: {Again}")]
    partial void LogUnsettled(Guid message, bool again);
}
