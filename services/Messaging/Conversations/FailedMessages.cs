using System.Text.Json;
using Bridge.Messaging.Sending;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Bridge.Messaging.Conversations;

/// <summary>What was said to customers and did not reach them, or nobody knows: as long as no person has said it again or let it be.</summary>
sealed class FailedMessages(MessagingDbContext db, NpgsqlDataSource database, SendScheduler scheduler, TimeProvider clock) : IFailures
{
    /// <summary>Refused at once, given up on, or taken by Meta and failed or silent later: told apart as the chat does it.</summary>
    const string Failed = """
        SELECT o.id, o.conversation_id, o.content->>'type' AS type, coalesce(nullif(concat_ws(' ', nullif(o.failure_detail, ''), '(' || o.failure || ')'), ''), 'failed') AS reason, coalesce(o.tried_at, o.created_at) AS died_at, o.status = 'Unsettled' AS unsure
        FROM outgoing o WHERE o.settled_at IS NULL AND (o.status IN ('Failed', 'Unsettled') OR (o.status = 'Sent' AND o.failure IN ('noStatus', 'expired')
            AND NOT EXISTS (SELECT FROM message_status s WHERE s.wamid = o.wamid AND (s.rank >= 2 OR o.failure = 'noStatus'))))
        UNION ALL
        SELECT o.id, o.conversation_id, o.content->>'type', coalesce(nullif(concat_ws(' ', nullif(s.error_title, ''), '(' || s.error_code || ')'), ''), 'failed'), s.failed_at, false
        FROM message_status s JOIN outgoing o ON o.wamid = s.wamid WHERE s.failed_at IS NOT NULL AND s.rank < 2 AND o.settled_at IS NULL AND o.status = 'Sent' AND o.failure IS NULL
        """;

    const string Of = $"SELECT f.*, k.name FROM ({Failed}) f JOIN conversation c ON c.id = f.conversation_id JOIN contact k ON k.id = c.contact_id";

    public DeadLetterKind Kind => DeadLetterKind.Message;

    public async Task<IReadOnlyList<DeadLetter>> ListAsync(DateTimeOffset before, int limit, CancellationToken ct)
    {
        await using var command = database.CreateCommand($"{Of} WHERE died_at < $1 ORDER BY died_at DESC LIMIT $2");
        command.Parameters.Add(new() { Value = before });
        command.Parameters.Add(new() { Value = limit });
        return await ReadAsync(command, ct);
    }

    public async Task<long> CountAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand($"SELECT count(*) FROM ({Failed}) f");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    public async Task<DeadLetterDetail?> FindAsync(string id, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var message))
        {
            return null;
        }

        await using var command = database.CreateCommand($"{Of} WHERE f.id = $1");
        command.Parameters.Add(new() { Value = message });
        return (await ReadAsync(command, ct)).SingleOrDefault() is { } letter && await db.Outgoing.AsNoTracking().SingleOrDefaultAsync(m => m.Id == message, ct) is { } said
            ? new DeadLetterDetail(letter, JsonSerializer.SerializeToElement(new { said.Content, said.Source, said.Attempts, said.Failure, said.FailureDetail }, BridgeJson.Options))
            : null;
    }

    public async Task<Acted> ReplayAsync(string id, Guid by, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { Letter.Of: { } conversationId } || !Guid.TryParse(id, out var messageId))
        {
            return Acted.Gone;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Conversation.LockAsync(db, conversationId, ct) is not { } conversation || await db.Outgoing.AsNoTracking().SingleOrDefaultAsync(m => m.Id == messageId, ct) is not { SettledAt: null } old)
        {
            return Acted.Gone;
        }

        // From here nobody has looked into the chat: what the bot said is said again only where it is the last word in it.
        if (old.IsTheBots && conversation.AnsweredBy != AnsweredBy.Person && (conversation.LastPosition != old.Position || conversation.LastNumber > old.ShownAfter))
        {
            return Acted.Refused("More has been said since: look into the chat, and say it again there if it is still wanted.");
        }

        var (said, whyNot) = await Resend.SayAgainAsync(db, conversation, old, by, clock.GetUtcNow(), ct);
        if (said is null)
        {
            return Acted.Refused(whyNot!);
        }

        await transaction.CommitAsync(ct);
        scheduler.Wake(conversation.Id, conversation.PhoneNumberId);
        return Acted.Done;
    }

    public async Task<Acted> DiscardAsync(string id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!Guid.TryParse(id, out var message) || await db.Outgoing.Where(m => m.Id == message && m.SettledAt == null).ExecuteUpdateAsync(m => m.SetProperty(o => o.SettledAt, now), ct) != 1)
        {
            return Acted.Gone;
        }

        // Whoever has the list of chats open sees that it is settled.
        var of = await db.Outgoing.Where(m => m.Id == message).Select(m => m.ConversationId).SingleAsync(ct);
        (await Conversation.LockAsync(db, of, ct))?.Change(db);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return Acted.Done;
    }

    static async Task<IReadOnlyList<DeadLetter>> ReadAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        var letters = new List<DeadLetter>();
        while (await reader.ReadAsync(ct))
        {
            // Said twice is what a customer would see: what may have arrived is said again by who has looked into the chat.
            letters.Add(new DeadLetter(DeadLetterKind.Message, reader.GetGuid(0).ToString(), reader.OrNull<string>(2), null, null, reader.GetString(3), reader.GetFieldValue<DateTimeOffset>(4),
                MayReplay: !reader.GetBoolean(5), Of: reader.GetGuid(1), Who: reader.OrNull<string>(6)));
        }

        return letters;
    }
}
