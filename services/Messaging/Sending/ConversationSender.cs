using System.Diagnostics;
using Bridge.Messaging.Conversations;
using Npgsql;

namespace Bridge.Messaging.Sending;

/// <summary>
/// Sends what a conversation has to say, in order: the request for a message starts after the answer to the one before it, never after its status.
/// </summary>
sealed partial class ConversationSender(
    SendLease lease, MessageDelivery delivery, UnknownOutcome unknown, Pace pace, FailureActions failures, ReadMarks readMarks, ILogger<ConversationSender> logger)
{
    static readonly ActivitySource Source = new("Bridge.Messaging");

    /// <summary>Null once there is nothing left to do here; else the pause after which to look again.</summary>
    /// <param name="head">A message that is marked as being sent already, where there is one.</param>
    /// <param name="behind">It answers nobody: replies of the same number go first.</param>
    public async Task<TimeSpan?> DrainAsync(Guid conversation, string phoneNumberId, Head? head, bool behind, CancellationToken stopping)
    {
        var token = head?.Lease ?? lease.Draw(conversation);
        try
        {
            return await DrainAsync(conversation, phoneNumberId, token, head, behind, stopping);
        }
        finally
        {
            lease.Drop(token);
        }
    }

    async Task<TimeSpan?> DrainAsync(Guid conversation, string phoneNumberId, Guid token, Head? head, bool behind, CancellationToken stopping)
    {
        for (; ; head = null)
        {
            if (head is null)
            {
                stopping.ThrowIfCancellationRequested();
                // Before the next is marked: a conversation that waits for its turn holds nothing.
                if ((pace.HeldFor(phoneNumberId) ?? pace.PairPause(conversation)) is { } pause)
                {
                    await lease.ReleaseAsync(conversation, token, CancellationToken.None);
                    return pause;
                }

                await (behind ? pace.WaitBehindAsync(phoneNumberId, stopping) : pace.WaitAsync(phoneNumberId, stopping));
                head = await lease.NextAsync(conversation, token, CancellationToken.None);
                if (head is not { Status: OutgoingStatus.Sending })
                {
                    pace.GiveBack(phoneNumberId, conversation);
                }
            }

            if (head is null)
            {
                return null;
            }

            if (head.Status == OutgoingStatus.Pending)
            {
                // A failed try imposed a pause; what comes after it waits with it.
                await lease.ReleaseAsync(conversation, token, CancellationToken.None);
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
        using var activity = Source.StartActivity("message sent", ActivityKind.Internal, head.Traceparent);
        var record = await delivery.DeliverAsync(head);
        if (record.HoldsNumber)
        {
            pace.Hold(head.PhoneNumberId, record.DueIn);
        }

        var recorded = await RecordAsync(head, record);
        if (record.Code is { } code)
        {
            await failures.TakeAsync(head.Id, head.PhoneNumberId, code, CancellationToken.None);
        }

        return recorded;
    }

    async Task<bool> SettleAsync(Head head, CancellationToken stopping)
    {
        LogUnknown(head.Id, head.Conversation);
        if (await unknown.FindAsync(head.Id, stopping) is { } wamid)
        {
            return await RecordAsync(head, new Record(OutgoingStatus.Sent, wamid));
        }

        // A bot's reply once more: silence is worse than a repetition. What a person wrote, or what costs money, a person decides on.
        var again = head is { By: EntryBy.Bot, MayHaveArrivedTwice: false, Content: not Contracts.Messaging.TemplateContent };
        LogUnsettled(head.Id, again);
        return await RecordAsync(head, again
            ? new Record(OutgoingStatus.Pending, Again: true)
            : new Record(OutgoingStatus.Unsettled, Failure: "unknown"));
    }

    /// <summary>An answer that is not written down makes its message unknown: a database that comes back soon is waited for.</summary>
    async Task<bool> RecordAsync(Head head, Record record)
    {
        for (var pause = TimeSpan.FromMilliseconds(100); ; pause *= 2)
        {
            try
            {
                return await lease.RecordAsync(head, record);
            }
            catch (NpgsqlException e) when (e.IsTransient && pause < SendLease.Duration)
            {
                LogNotRecorded(head.Id, e.SqlState);
                await Task.Delay(pause);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What became of message {Message} could not be written down yet ({SqlState})")]
    partial void LogNotRecorded(Guid message, string? sqlState);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outcome of message {Message} of conversation {Conversation} is unknown; waiting for a status")]
    partial void LogUnknown(Guid message, Guid conversation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No status came for message {Message}; sent once more: {Again}")]
    partial void LogUnsettled(Guid message, bool again);
}
