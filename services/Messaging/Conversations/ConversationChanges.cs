using Bridge.Contracts.Messaging;
using Bridge.ServiceDefaults;
using Npgsql;

namespace Bridge.Messaging.Conversations;

/// <summary>Tells of conversations that have changed; what a killed process had not told any more the next one tells when it starts.</summary>
sealed partial class ConversationChanges(LiveFeed<ConversationChanged> feed, NpgsqlDataSource database, ILogger<ConversationChanges> logger) : BackgroundService
{
    public void Tell(IEnumerable<ConversationChanged> changes)
    {
        foreach (var change in changes)
        {
            feed.Tell(change.ConversationId, change.Version, change);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(stoppingToken);
            await using var command = connection.Command(
                "SELECT id, version, last_hr_only FROM conversation WHERE last_at > now() - interval '1 minute' ORDER BY last_at DESC LIMIT 500");
            Tell(await ReadAsync(command, stoppingToken));
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            // Only a courtesy: whoever opens a conversation reads it as it is.
            LogFailed(e);
        }
    }

    /// <summary>From the columns id, version and last_hr_only.</summary>
    public static async Task<List<ConversationChanged>> ReadAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        var changes = new List<ConversationChanged>();
        while (await reader.ReadAsync(ct))
        {
            changes.Add(Read(reader));
        }

        return changes;
    }

    public static ConversationChanged Read(NpgsqlDataReader row) =>
        new() { ConversationId = row.GetGuid(0), Version = row.GetInt64(1), HrOnly = row.GetBoolean(2) };

    [LoggerMessage(Level = LogLevel.Warning, Message = "What changed last before the start could not be told")]
    partial void LogFailed(Exception e);
}
