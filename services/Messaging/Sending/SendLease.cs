using System.Collections.Concurrent;
using System.Text.Json;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Contacts;
using Bridge.Messaging.Conversations;
using Bridge.ServiceDefaults;
using Bridge.WhatsApp.Rendering;
using Npgsql;

namespace Bridge.Messaging.Sending;

/// <summary>
/// Who may send for a conversation: one drain at a time, by a token in its row that ends by the database's clock. Taken, renewed and given back in short
/// transactions: none is open while a request is under way.
/// </summary>
sealed class SendLease
{
    /// <summary>Renewed every few seconds; what a killed process held is free after it.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    /// <summary>A message that has not come to its end.</summary>
    public const string Open = "('Pending', 'Sending', 'Unknown')";

    const int BatchSize = 200;

    readonly NpgsqlDataSource _database;
    readonly ConversationChanges _changes;

    /// <summary>Lease and conversation.</summary>
    readonly ConcurrentDictionary<Guid, Guid> _held = new();
    readonly GroupCommit<(Head Head, Record Record), bool> _records;

    public SendLease(NpgsqlDataSource database, ConversationChanges changes)
    {
        (_database, _changes) = (database, changes);
        _records = new(BatchSize, RecordAsync);
    }

    /// <summary>A token for one drain; it is renewed until it is dropped.</summary>
    public Guid Draw(Guid conversation)
    {
        var lease = Guid.CreateVersion7();
        _held[lease] = conversation;
        return lease;
    }

    public void Drop(Guid lease) => _held.TryRemove(lease, out _);

    /// <summary>Takes or renews the lease, marks the first message as being sent if it is due, and reads it. Null: there is none, or somebody else is at it.</summary>
    public async Task<Head?> NextAsync(Guid conversation, Guid lease, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection)
            .Add("""
                UPDATE conversation SET lease_owner = $2, lease_until = now() + $3
                WHERE id = $1 AND (lease_owner IS NULL OR lease_owner = $2 OR lease_until < now())
                """, conversation, lease, Duration)
            .Add($"""
                UPDATE outgoing o SET status = 'Sending', attempts = attempts + 1, tried_at = now()
                FROM conversation c
                WHERE c.id = $1 AND c.lease_owner = $2 AND o.conversation_id = c.id AND o.status = 'Pending' AND o.due_at <= now()
                    AND o.position = (SELECT min(position) FROM outgoing WHERE conversation_id = $1 AND status IN {Open})
                RETURNING o.id
                """, conversation, lease)
            .Add($"""
                SELECT o.id, o.status, o.by, o.content, o.attempts, o.may_have_arrived_twice, o.typing_after, greatest(o.due_at - now(), interval '0'),
                    c.phone_number_id, coalesce(c.window_ends_at > now(), false), c.last_wamid,
                    CASE WHEN o.answers_item IS DISTINCT FROM before.answers_item THEN i.arrived_at END, t.traceparent, o.context_wamid
                FROM conversation c
                JOIN outgoing o ON o.conversation_id = c.id AND o.status IN {Open}
                LEFT JOIN outgoing before ON before.conversation_id = c.id AND before.position = o.position - 1
                LEFT JOIN item i ON i.conversation_id = c.id AND i.number = o.answers_item
                LEFT JOIN turn t ON t.conversation_id = c.id AND t.turn = o.turn
                WHERE c.id = $1 AND c.lease_owner = $2
                ORDER BY o.position LIMIT 1
                """, conversation, lease)
            .Add("SELECT i.kind, i.value FROM identity i JOIN conversation c ON c.contact_id = i.contact_id WHERE c.id = $1 ORDER BY i.linked_at", conversation);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        Guid? marked = await reader.ReadAsync(ct) ? reader.GetGuid(0) : null;
        await reader.NextResultAsync(ct);
        if (!await reader.ReadAsync(ct))
        {
            await reader.DisposeAsync();
            await ReleaseAsync(connection, conversation, lease, ct);
            return null;
        }

        var status = Enum.Parse<OutgoingStatus>(reader.GetString(1));
        return new Head
        {
            Id = reader.GetGuid(0),
            Conversation = conversation,
            Lease = lease,
            // Found as being sent, and not by us just now: whoever sent it is gone, and with him the answer.
            Status = status == OutgoingStatus.Sending && reader.GetGuid(0) != marked ? OutgoingStatus.Unknown : status,
            By = Enum.Parse<EntryBy>(reader.GetString(2)),
            Content = JsonSerializer.Deserialize<Content>(reader.GetString(3), BridgeJson.Options)!,
            Attempts = reader.GetInt32(4),
            MayHaveArrivedTwice = reader.GetBoolean(5),
            TypingAfter = reader.GetBoolean(6),
            DueIn = reader.GetTimeSpan(7),
            PhoneNumberId = reader.GetString(8),
            WindowOpen = reader.GetBoolean(9),
            LastWamid = reader.OrNull<string>(10),
            ItemArrivedAt = reader.OrNull<DateTimeOffset?>(11),
            Traceparent = reader.OrNull<string>(12),
            QuotedWamid = reader.OrNull<string>(13),
            Recipient = await RecipientAsync(reader, ct),
        };
    }

    static async Task<Recipient> RecipientAsync(NpgsqlDataReader reader, CancellationToken ct)
    {
        await reader.NextResultAsync(ct);
        var identities = new List<(string, string)>();
        while (await reader.ReadAsync(ct))
        {
            identities.Add((reader.GetString(0), reader.GetString(1)));
        }

        return Identities.Of(identities).Recipient;
    }

    /// <summary>Writes down what became of a message, and gives the lease back where nothing is left to send. True where something is left.</summary>
    public Task<bool> RecordAsync(Head head, Record record) => _records.AddAsync((head, record));

    async Task<IReadOnlyList<bool>> RecordAsync(IReadOnlyList<(Head Head, Record Record)> outcomes)
    {
        T[] Column<T>(Func<(Head Head, Record Record), T> value) => [.. outcomes.Select(value)];
        await using var connection = await _database.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection).PlannedOnce()
            .Add("SELECT FROM conversation WHERE id = ANY($1) ORDER BY id FOR UPDATE", Column(o => o.Head.Conversation))
            .Add("""
                UPDATE outgoing o SET status = r.status, wamid = coalesce(r.wamid, o.wamid), due_at = now() + r.due, failure = r.failure, failure_detail = r.detail,
                    changes = coalesce(r.changes::json, o.changes),
                    wording = CASE WHEN r.template AND r.status IN ('Sent', 'Unknown', 'Unsettled') THEN coalesce(o.wording, (
                        SELECT t.components FROM template t WHERE t.name = o.content ->> 'name' AND t.language = o.content ->> 'language' LIMIT 1)) ELSE o.wording END,
                    may_have_arrived_twice = o.may_have_arrived_twice OR r.again,
                    sent_at = CASE WHEN r.status = 'Sent' THEN now() ELSE o.sent_at END,
                    shown_at = CASE WHEN r.status = 'Sent' AND o.answers_item IS NULL THEN date_trunc('second', now()) ELSE o.shown_at END
                FROM unnest($1::uuid[], $2::text[], $3::text[], $4::interval[], $5::text[], $6::text[], $7::text[], $8::bool[], $9::bool[])
                    AS r(id, status, wamid, due, failure, detail, changes, again, template)
                WHERE o.id = r.id
                """, Column(o => o.Head.Id), Column(o => o.Record.Status.ToString()), Column(o => o.Record.Wamid), Column(o => o.Record.DueIn), Column(o => o.Record.Failure),
                Column(o => o.Record.Detail), Column(o => o.Record.Changes is { Count: > 0 } changed ? JsonSerializer.Serialize(changed, BridgeJson.Options) : null),
                Column(o => o.Record.Again), Column(o => o.Head.Content is TemplateContent))
            .Add($"""
                UPDATE conversation c SET version = c.version + 1,
                    lease_owner = CASE WHEN c.lease_owner = s.lease AND NOT s.open THEN NULL ELSE c.lease_owner END,
                    lease_until = CASE WHEN c.lease_owner = s.lease AND NOT s.open THEN NULL ELSE c.lease_until END
                FROM (
                    SELECT n.id, n.lease, coalesce((SELECT true FROM outgoing WHERE conversation_id = n.id AND status IN {Open} LIMIT 1), false) AS open
                    FROM unnest($1::uuid[], $2::uuid[]) AS n(id, lease)) s
                WHERE c.id = s.id RETURNING c.id, c.version, c.last_hr_only, s.open
                """, Column(o => o.Head.Conversation), Column(o => o.Head.Lease));
        var (open, changes) = (new Dictionary<Guid, bool>(), new List<ConversationChanged>());
        await using (var reader = await batch.ExecuteReaderAsync())
        {
            await reader.NextResultAsync();
            await reader.NextResultAsync();
            while (await reader.ReadAsync())
            {
                changes.Add(ConversationChanges.Read(reader));
                open[reader.GetGuid(0)] = reader.GetBoolean(3);
            }
        }

        _changes.Tell(changes);
        return Column(o => open.GetValueOrDefault(o.Head.Conversation));
    }

    /// <summary>The wamid that a status brought for this message, where one has come.</summary>
    public async Task<string?> FindStatusAsync(Guid message, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        await using var command = connection.Command("SELECT wamid FROM message_status WHERE message_id = $1 ORDER BY rank DESC LIMIT 1", message);
        return (string?)await command.ExecuteScalarAsync(ct);
    }

    public async Task ReleaseAsync(Guid conversation, Guid lease, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        await ReleaseAsync(connection, conversation, lease, ct);
    }

    static async Task ReleaseAsync(NpgsqlConnection connection, Guid conversation, Guid lease, CancellationToken ct)
    {
        await using var command = connection.Command(
            "UPDATE conversation SET lease_owner = NULL, lease_until = NULL WHERE id = $1 AND lease_owner = $2", conversation, lease);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Of the leases of this process those that have not long to run.</summary>
    public async Task RenewAsync(CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        await using var command = connection.Command(
            """
            WITH mine AS (
                SELECT id FROM conversation WHERE id = ANY($1) AND lease_owner = ANY($2) AND lease_until < now() + $3 * 0.7 ORDER BY id FOR UPDATE SKIP LOCKED)
            UPDATE conversation c SET lease_until = now() + $3 FROM mine WHERE c.id = mine.id
            """, _held.Values.ToArray(), _held.Keys.ToArray(), Duration);
        await command.ExecuteNonQueryAsync(ct);
    }
}
