using System.Text.Json;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Contacts;
using Bridge.Messaging.Conversations;
using Bridge.ServiceDefaults;
using Bridge.WhatsApp.Rendering;
using Npgsql;

namespace Bridge.Messaging.Sending;

/// <summary>
/// The conversation's lease and the state of its messages, all by the database's clock and each in one short transaction: none is open while a request
/// is under way.
/// </summary>
sealed class SendLease(NpgsqlDataSource database, OutboxSignal outbox)
{
    /// <summary>Renewed every few seconds; what a killed process held is free after it.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    /// <summary>This process.</summary>
    public Guid Owner { get; } = Guid.CreateVersion7();

    const string Open = "('Pending', 'Sending', 'Unknown')";

    /// <summary>Takes or renews the lease, marks the first message as being sent if it is due, and reads it. Null: there is none, or another process is at it.</summary>
    public async Task<Head?> NextAsync(Guid conversation, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection)
            .Add("""
                UPDATE conversation SET lease_owner = $2, lease_until = now() + $3
                WHERE id = $1 AND (lease_owner IS NULL OR lease_owner = $2 OR lease_until < now())
                """, conversation, Owner, Duration)
            .Add($"""
                UPDATE outgoing o SET status = 'Sending', attempts = attempts + 1, tried_at = now()
                FROM conversation c
                WHERE c.id = $1 AND c.lease_owner = $2 AND o.conversation_id = c.id AND o.status = 'Pending' AND o.due_at <= now()
                    AND o.position = (SELECT min(position) FROM outgoing WHERE conversation_id = $1 AND status IN {Open})
                RETURNING o.id
                """, conversation, Owner)
            .Add($"""
                SELECT o.id, o.status, o.by, o.content, o.attempts, o.may_have_arrived_twice, o.typing_after, greatest(o.due_at - now(), interval '0'),
                    c.phone_number_id, coalesce(c.window_ends_at > now(), false), c.last_wamid,
                    CASE WHEN o.answers_item IS DISTINCT FROM before.answers_item THEN i.arrived_at END
                FROM conversation c
                JOIN outgoing o ON o.conversation_id = c.id AND o.status IN {Open}
                LEFT JOIN outgoing before ON before.conversation_id = c.id AND before.position = o.position - 1
                LEFT JOIN item i ON i.conversation_id = c.id AND i.number = o.answers_item
                WHERE c.id = $1 AND c.lease_owner = $2
                ORDER BY o.position LIMIT 1
                """, conversation, Owner)
            .Add("SELECT i.kind, i.value FROM identity i JOIN conversation c ON c.contact_id = i.contact_id WHERE c.id = $1 ORDER BY i.linked_at", conversation);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        Guid? marked = await reader.ReadAsync(ct) ? reader.GetGuid(0) : null;
        await reader.NextResultAsync(ct);
        if (!await reader.ReadAsync(ct))
        {
            await reader.DisposeAsync();
            await ReleaseAsync(connection, conversation, ct);
            return null;
        }

        var head = new Head
        {
            Id = reader.GetGuid(0),
            Conversation = conversation,
            // Found as being sent, and not by us just now: whoever sent it is gone, and with him the answer.
            Status = Enum.Parse<OutgoingStatus>(reader.GetString(1)) is var status && status == OutgoingStatus.Sending && reader.GetGuid(0) != marked
                ? OutgoingStatus.Unknown
                : status,
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
        };
        await reader.NextResultAsync(ct);
        var identities = new List<(string, string)>();
        while (await reader.ReadAsync(ct))
        {
            identities.Add((reader.GetString(0), reader.GetString(1)));
        }

        var known = Identities.Of(identities);
        // What Meta shows of him is what Meta reaches him by; a number that he only told us comes last.
        return head with { Recipient = new Recipient(known.WaId ?? (known.UserId is null ? known.SharedPhone : null), known.UserId) };
    }

    /// <summary>Writes down what became of a message, and gives the lease back where nothing is left to send. True where something is left.</summary>
    public async Task<bool> RecordAsync(Head head, Record record, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection)
            .Add("""
                UPDATE outgoing SET status = $2, wamid = coalesce($3::text, wamid), due_at = now() + $4, failure = $5::text, failure_detail = $6::text,
                    changes = coalesce($7::json, changes), may_have_arrived_twice = may_have_arrived_twice OR $8,
                    sent_at = CASE WHEN $2 = 'Sent' THEN now() ELSE sent_at END,
                    shown_at = CASE WHEN $2 = 'Sent' AND answers_item IS NULL THEN date_trunc('second', now()) ELSE shown_at END
                WHERE id = $1
                """, head.Id, record.Status.ToString(), record.Wamid, record.DueIn, record.Failure, record.Detail,
                record.Changes is { Count: > 0 } ? JsonSerializer.Serialize(record.Changes, BridgeJson.Options) : null, record.Again)
            .Add(ConversationVersion.Bump("id = $1",
                $"""
                 lease_owner = CASE WHEN EXISTS (SELECT FROM outgoing WHERE conversation_id = c.id AND status IN {Open}) THEN c.lease_owner END,
                 lease_until = CASE WHEN EXISTS (SELECT FROM outgoing WHERE conversation_id = c.id AND status IN {Open}) THEN c.lease_until END
                 """) + " SELECT lease_owner IS NOT NULL FROM changed", head.Conversation);
        var left = (bool)(await batch.ExecuteScalarAsync(ct))!;
        outbox.Wake();
        return left;
    }

    /// <summary>The wamid that a status brought for this message, where one has come.</summary>
    public async Task<string?> FindStatusAsync(Guid message, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = connection.Command("SELECT wamid FROM message_status WHERE message_id = $1 ORDER BY rank DESC LIMIT 1", message);
        return (string?)await command.ExecuteScalarAsync(ct);
    }

    public async Task ReleaseAsync(Guid conversation, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await ReleaseAsync(connection, conversation, ct);
    }

    async Task ReleaseAsync(NpgsqlConnection connection, Guid conversation, CancellationToken ct)
    {
        await using var command = connection.Command(
            "UPDATE conversation SET lease_owner = NULL, lease_until = NULL WHERE id = $1 AND lease_owner = $2", conversation, Owner);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Of the conversations that are being sent for, those whose lease has not long to run.</summary>
    public async Task RenewAsync(ICollection<Guid> conversations, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = connection.Command(
            "UPDATE conversation SET lease_until = now() + $3 WHERE id = ANY($1) AND lease_owner = $2 AND lease_until < now() + $3 * 0.7",
            conversations.ToArray(), Owner, Duration);
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>The first message that is still on its way, with what sending it takes.</summary>
sealed record Head
{
    public required Guid Id { get; init; }
    public required Guid Conversation { get; init; }
    public required OutgoingStatus Status { get; init; }
    public required EntryBy By { get; init; }
    public required Content Content { get; init; }
    public required int Attempts { get; init; }
    public required bool MayHaveArrivedTwice { get; init; }
    public required bool TypingAfter { get; init; }

    /// <summary>Zero where it is due.</summary>
    public required TimeSpan DueIn { get; init; }

    public required string PhoneNumberId { get; init; }
    public required bool WindowOpen { get; init; }
    public string? LastWamid { get; init; }

    /// <summary>Of the first message that answers an item: when that item was committed.</summary>
    public DateTimeOffset? ItemArrivedAt { get; init; }
    public Recipient Recipient { get; init; } = new(null, null);
}

/// <summary>What became of a try.</summary>
/// <param name="Again">It is sent once more after an unknown outcome.</param>
sealed record Record(OutgoingStatus Status, string? Wamid = null, TimeSpan DueIn = default, string? Failure = null, string? Detail = null,
    IReadOnlyDictionary<string, string>? Changes = null, bool Again = false)
{
    /// <summary>The fault is not this message's: nothing else of the number would fare better.</summary>
    public bool HoldsNumber { get; init; }
}
