using Bridge.Contracts.Messaging;
using Bridge.Messaging.Statuses;
using Bridge.Messaging.Templates;
using Bridge.Messaging.WhatsApp;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Bridge.Messaging.Ingest;

/// <summary>
/// One batch, one transaction, four round trips: contacts; conversations locked in key order with what is there already; everything written; commit. Of
/// statuses alone a single one.
/// </summary>
sealed class IngestTransaction(NpgsqlDataSource database, IDbContextFactory<MessagingDbContext> contexts, Echoes echoes, TimeProvider clock)
{
    public async Task<IngestResult> CommitAsync(InboundBatch batch, CancellationToken ct)
    {
        // Each by itself: they are rare, and repeated they change nothing.
        foreach (var echo in batch.Echoes)
        {
            await echoes.TakeAsync(echo, ct);
        }

        await using var connection = await database.OpenConnectionAsync(ct);
        if (batch.Count == batch.Statuses.Count)
        {
            // One statement is a transaction by itself, and there and back once instead of three times.
            await using var statuses = new NpgsqlBatch(connection).PlannedOnce();
            StatusFold.Write(statuses, batch.Statuses);
            await statuses.ExecuteNonQueryAsync(ct);
            return new IngestResult(false, false, false, false, 0, batch.Statuses, []);
        }

        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var writes = new NpgsqlBatch(connection, transaction);
        var now = clock.GetUtcNow();

        var outbox = new List<OutboxRow>();
        IReadOnlyList<ConversationChanged> changes = [];
        var (media, merges) = (false, false);
        if (batch.Messages.Count > 0)
        {
            // Meta repeats whole posts: the same message can stand twice in one batch.
            var messages = batch.Messages.DistinctBy(m => (m.PhoneNumberId, m.Wamid)).ToList();
            var resolver = new ContactResolver();
            var contacts = await resolver.ResolveAsync(connection, messages, now, ct);
            merges = resolver.HasMerges;
            var numbering = await Numbering.LockAsync(connection, messages, contacts, now, ct);
            numbering.Write(writes, now);
            outbox.AddRange(numbering.Outbox());
            changes = numbering.Changes();
            media = numbering.HasMedia;
        }

        StatusFold.Write(writes, batch.Statuses);
        EventWrites.Write(writes, batch.Events, now);
        Write(writes, batch.Unread, now);
        Write(writes, outbox);
        if (writes.BatchCommands.Count > 0)
        {
            await writes.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        media |= batch.Echoes.Any(e => e.MetaMediaId is not null);
        return new IngestResult(outbox.Count > 0, media, batch.Events.Any(e => e.Field == "phone_number_quality_update"), merges, batch.Unread.Count, batch.Statuses, changes)
        {
            Templates = batch.Events.Any(e => e.Template is not null) && await AreNewsAsync(batch.Events, ct),
        };
    }

    async Task<bool> AreNewsAsync(IReadOnlyList<InboundEvent> events, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await TemplateRefresh.IsNewsAsync(db, events, ct);
    }

    static void Write(NpgsqlBatch writes, IReadOnlyList<Unread> unread, DateTimeOffset now)
    {
        if (unread.Count > 0)
        {
            writes.Add("INSERT INTO unread_webhook (id, reason, raw, received_at) SELECT id, reason, raw, $4 FROM unnest($1::uuid[], $2::text[], $3::text[]) AS n(id, reason, raw)",
                unread.Select(_ => Guid.CreateVersion7()).ToArray(), unread.Select(u => u.Reason).ToArray(), unread.Select(u => u.Raw).ToArray(), now);
        }
    }

    public static void Write(NpgsqlBatch writes, IReadOnlyList<OutboxRow> rows)
    {
        if (rows.Count > 0)
        {
            writes.Add(
                """
                INSERT INTO outbox (message_id, type, destination, mandatory, traceparent, body)
                SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bool[], $5::text[], $6::bytea[])
                """,
                rows.Select(r => r.MessageId).ToArray(), rows.Select(r => r.Type).ToArray(), rows.Select(r => r.Destination).ToArray(),
                rows.Select(r => r.Mandatory).ToArray(), rows.Select(r => r.Traceparent).ToArray(), rows.Select(r => r.Body).ToArray());
        }
    }
}

/// <summary>What a commit left for others to do.</summary>
/// <param name="Numbers">Meta has told of a change of what a number may send.</param>
/// <param name="Merges">Contacts have turned out to be one.</param>
sealed record IngestResult(
    bool Outbox, bool Media, bool Numbers, bool Merges, int Unread, IReadOnlyList<InboundStatus> Statuses, IReadOnlyList<ConversationChanged> Changes)
{
    /// <summary>Our copy of the templates is not Meta's any more.</summary>
    public bool Templates { get; init; }
}
