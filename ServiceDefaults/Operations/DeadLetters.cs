using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using RabbitMQ.Client;

namespace Bridge.ServiceDefaults;

/// <summary>What failed: a message between services, on its way in or out, or what one service alone has to do with the world.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeadLetterKind>))]
public enum DeadLetterKind
{
    /// <summary>A consumer of this service could not take it.</summary>
    Received,

    /// <summary>This service could not hand it to the broker.</summary>
    Sent,

    /// <summary>What was said to a customer and did not reach him.</summary>
    Message,

    /// <summary>An order that the ERP has not, or not wholly.</summary>
    Order,

    /// <summary>An application that the ERP has not.</summary>
    Application,

    /// <summary>The ERP was asked, and its last answer was none or no good one.</summary>
    Call,
}

/// <param name="Id">Of the kind's own table; replay and discard name both.</param>
/// <param name="MessageType">What it is, in a word: a message's type, an order's reference, an operation.</param>
/// <param name="Queue">Where it was to be taken; null for an event on its way out.</param>
/// <param name="Reason">The type of the failure. Of a message between services its text may hold what the message holds, and is kept nowhere.</param>
/// <param name="MayReplay">False where a person has to look first: what may have been done already is not done again from here.</param>
/// <param name="Of">The conversation, order or application that it belongs to.</param>
/// <param name="Who">Whom it concerns, by name; null between services, and for who has not said how he is called.</param>
public sealed record DeadLetter(
    DeadLetterKind Kind, string Id, string? MessageType, Guid? MessageId, string? Queue, string Reason, DateTimeOffset DiedAt, bool MayReplay, Guid? Of,
    string? Who = null);

/// <param name="Message">What it says, as JSON; null where it cannot be read.</param>
public sealed record DeadLetterDetail(DeadLetter Letter, JsonElement? Message);

/// <summary>What this service waits for: rows to be published, and letters that need a person.</summary>
/// <param name="OldestSeconds">Age of the row that has waited longest.</param>
/// <param name="Failed">What else failed here and is listed with them.</param>
public sealed record ServiceBacklog(long OutboxRows, double OldestSeconds, long DeadLetters, long Failed);

/// <summary>The messages that died, from the service's own tables: a queue is never peeked into.</summary>
public sealed class DeadLetters(NpgsqlDataSource database, Broker broker, OutboxSignal outbox)
{
    const string All = """
        SELECT 'Received' AS kind, id::text AS id, message_type, message_id, queue, reason, died_at, body FROM dead_message
        UNION ALL SELECT 'Sent', id::text, type, message_id, destination, reason, died_at, body FROM outbox_dead
        """;

    /// <summary>Newest first; <paramref name="before"/> is where the page before has ended.</summary>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(DateTimeOffset? before, int limit, CancellationToken ct)
    {
        await using var command = database.CreateCommand($"SELECT kind, id, message_type, message_id, queue, reason, died_at FROM ({All}) l WHERE died_at < $1 ORDER BY died_at DESC LIMIT $2");
        command.Parameters.Add(new() { Value = before ?? DateTimeOffset.MaxValue });
        command.Parameters.Add(new() { Value = limit });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var letters = new List<DeadLetter>();
        while (await reader.ReadAsync(ct))
        {
            letters.Add(Read(reader));
        }

        return letters;
    }

    public async Task<DeadLetterDetail?> FindAsync(DeadLetterKind kind, string id, CancellationToken ct) =>
        await ReadAsync(kind, id, ct) is var (letter, body) ? new DeadLetterDetail(letter, MessageIn(kind, body)) : null;

    /// <summary>Once more to where it was going. Done first and forgotten after: a crash in between repeats it, which receivers take as what it is.</summary>
    public async Task<bool> ReplayAsync(DeadLetterKind kind, string id, CancellationToken ct)
    {
        if (await ReadAsync(kind, id, ct) is not var (letter, body))
        {
            return false;
        }

        if (kind == DeadLetterKind.Received)
        {
            await PublishAsync(letter.Queue!, letter.MessageId, body, ct);
            return await DiscardAsync(kind, id, ct);
        }

        await using var again = database.CreateCommand("""
            WITH dead AS (DELETE FROM outbox_dead WHERE id = $1 RETURNING *)
            INSERT INTO outbox (message_id, type, destination, mandatory, traceparent, body) SELECT message_id, type, destination, mandatory, traceparent, body FROM dead
            """);
        again.Parameters.Add(new() { Value = long.Parse(id, System.Globalization.CultureInfo.InvariantCulture) });
        var moved = await again.ExecuteNonQueryAsync(ct) == 1;
        outbox.Wake();
        return moved;
    }

    public async Task<bool> DiscardAsync(DeadLetterKind kind, string id, CancellationToken ct)
    {
        await using var delete = database.CreateCommand($"DELETE FROM {TableOf(kind)} WHERE id::text = $1");
        delete.Parameters.Add(new() { Value = id });
        return await delete.ExecuteNonQueryAsync(ct) == 1;
    }

    public async Task<ServiceBacklog> BacklogAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("""
            SELECT (SELECT count(*) FROM outbox), coalesce((SELECT extract(epoch FROM now() - min(created_at)) FROM outbox), 0)::float8,
                (SELECT count(*) FROM dead_message) + (SELECT count(*) FROM outbox_dead)
            """);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new ServiceBacklog(reader.GetInt64(0), reader.GetDouble(1), reader.GetInt64(2), Failed: 0);
    }

    async Task<(DeadLetter Letter, byte[] Body)?> ReadAsync(DeadLetterKind kind, string id, CancellationToken ct)
    {
        await using var command = database.CreateCommand($"SELECT kind, id, message_type, message_id, queue, reason, died_at, body FROM ({All}) l WHERE kind = $1 AND id = $2");
        command.Parameters.Add(new() { Value = kind.ToString() });
        command.Parameters.Add(new() { Value = id });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (Read(reader), reader.GetFieldValue<byte[]>(7)) : null;
    }

    async Task PublishAsync(string queue, Guid? messageId, byte[] envelope, CancellationToken ct)
    {
        await using var connection = await broker.Factory("replay of dead letters").CreateConnectionAsync(ct);
        // With tracking, a publish that the broker does not confirm or that no queue takes is an exception here.
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), ct);
        var properties = new BasicProperties { ContentType = "application/vnd.masstransit+json", Persistent = true, MessageId = messageId?.ToString() };
        await channel.BasicPublishAsync("", queue, mandatory: true, properties, envelope, ct);
    }

    static JsonElement? MessageIn(DeadLetterKind kind, byte[] body)
    {
        try
        {
            var json = JsonSerializer.Deserialize<JsonElement>(body);
            return kind == DeadLetterKind.Received && json.ValueKind == JsonValueKind.Object && json.TryGetProperty("message", out var message) ? message : json;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static DeadLetter Read(NpgsqlDataReader row) => new(Enum.Parse<DeadLetterKind>(row.GetString(0)), row.GetString(1),
        row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetGuid(3), row.IsDBNull(4) ? null : row.GetString(4), row.GetString(5),
        row.GetFieldValue<DateTimeOffset>(6), MayReplay: true, Of: null);

    static string TableOf(DeadLetterKind kind) => kind == DeadLetterKind.Received ? "dead_message" : "outbox_dead";
}
