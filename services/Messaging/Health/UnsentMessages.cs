using Bridge.ServiceDefaults;
using Npgsql;

namespace Bridge.Messaging.Health;

/// <summary>What is said and has not left: paced, put off by WhatsApp, or stuck.</summary>
sealed class UnsentMessages(NpgsqlDataSource database) : ILagSource
{
    public async Task<IReadOnlyList<LaggingConversation>> ReadAsync(int limit, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            SELECT conversation_id, count(*)::int, min(created_at) FROM outgoing WHERE status IN ('Pending', 'Sending', 'Unknown') AND status <> 'Unknown'
            GROUP BY conversation_id ORDER BY min(created_at) LIMIT $1
            """);
        command.Parameters.Add(new() { Value = limit });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var lagging = new List<LaggingConversation>();
        while (await reader.ReadAsync(ct))
        {
            lagging.Add(new LaggingConversation(reader.GetGuid(0), "sending", reader.GetInt32(1), reader.GetFieldValue<DateTimeOffset>(2)));
        }

        return lagging;
    }
}
