using Npgsql;

namespace Bridge.Messaging.Statuses;

/// <summary>
/// Counts what was said by the hour and number, once an hour is over: the counts stay when the messages are long gone, and a year is read in a moment. Several
/// processes may do it: an hour is one row per number, written once.
/// </summary>
sealed partial class MessageHours(NpgsqlDataSource database, TimeProvider clock, ILogger<MessageHours> logger) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    /// <summary>What a first run looks back to.</summary>
    static readonly TimeSpan Past = TimeSpan.FromDays(2);

    /// <summary>From and to; what was charged, and what could not be delivered, is told by Meta a moment after it was sent. Failed is what the chat shows as failed.</summary>
    public const string Count =
        """
        SELECT hour, phone_number_id, sum(received)::int AS received, sum(sent)::int AS sent, sum(failed)::int AS failed, sum(charged)::int AS charged FROM (
            SELECT date_trunc('hour', arrived_at) AS hour, phone_number_id, 1 AS received, 0 AS sent, 0 AS failed, 0 AS charged
            FROM item WHERE arrived_at >= $1 AND arrived_at < $2 AND wamid IS NOT NULL
            UNION ALL
            SELECT date_trunc('hour', o.created_at), c.phone_number_id, 0, (o.wamid IS NOT NULL)::int,
                (o.status = 'Failed' OR (o.status = 'Sent' AND coalesce(s.rank, 0) < 2 AND (s.failed_at IS NOT NULL OR coalesce(o.failure, '') = 'expired')))::int, 0
            FROM outgoing o JOIN conversation c ON c.id = o.conversation_id LEFT JOIN message_status s ON s.wamid = o.wamid WHERE o.created_at >= $1 AND o.created_at < $2
            UNION ALL
            SELECT date_trunc('hour', sent_at), phone_number_id, 0, 0, 0, (pricing_type = 'regular')::int
            FROM message_status WHERE sent_at >= $1 AND sent_at < $2) n
        GROUP BY 1, 2
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RollAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
        }
    }

    public async Task RollAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var (from, to) = await OpenAsync(connection, clock.GetUtcNow(), ct);
        // The hour that has just ended may still hear of its last messages.
        to = to.AddHours(-1);
        if (from >= to)
        {
            return;
        }

        await using var roll = connection.Command(
            $"INSERT INTO message_hour (hour, phone_number_id, received, sent, failed, charged) {Count} ON CONFLICT DO NOTHING", from, to);
        await roll.ExecuteNonQueryAsync(ct);
        await using var mark = connection.Command(
            "INSERT INTO message_hour (hour, phone_number_id, received, sent, failed, charged) VALUES ($1, '', 0, 0, 0, 0) ON CONFLICT DO NOTHING", to.AddHours(-1));
        await mark.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The hours that are not counted yet: from the first of them to the one that runs.</summary>
    public static async Task<(DateTimeOffset From, DateTimeOffset Running)> OpenAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken ct)
    {
        var running = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        await using var last = connection.Command("SELECT max(hour) FROM message_hour");
        return (await last.ExecuteScalarAsync(ct) is DateTime hour ? new DateTimeOffset(hour, TimeSpan.Zero).AddHours(1) : running - Past, running);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The messages of the last hours could not be counted")]
    partial void LogFailed(Exception e);
}
