using Bridge.Contracts.Flow;
using Bridge.Messaging.Ingest;
using Bridge.ServiceDefaults;
using Npgsql;

namespace Bridge.Messaging.Sending;

/// <summary>
/// Finds what a crash, a lost wake or a lost message has left: messages that nobody is sending, and turns whose predecessor does not come. Keeps the
/// leases of this process alive.
/// </summary>
sealed partial class SendSweeper(NpgsqlDataSource database, SendLease lease, SendScheduler scheduler, Pace pace, OutboxSignal outbox, TimeProvider clock, ILogger<SendSweeper> logger)
    : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>A turn's predecessor is usually still on its way.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    const string FlowQueue = "flow-resend-turns";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await lease.RenewAsync(stoppingToken);
                await WakeLeftAsync(stoppingToken);
                await AskForMissingAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    async Task WakeLeftAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = connection.Command(
            """
            SELECT c.id, c.phone_number_id, first.by = 'Bot' AND first.content ->> 'type' = 'template' FROM (
                SELECT DISTINCT ON (conversation_id) conversation_id, due_at, created_at, by, content FROM outgoing
                WHERE status IN ('Pending', 'Sending', 'Unknown') ORDER BY conversation_id, position) first
            JOIN conversation c ON c.id = first.conversation_id
            WHERE first.due_at <= now() AND first.created_at < now() - interval '1 second'
                AND (c.lease_until IS NULL OR c.lease_until < now()) AND c.id <> ALL($1) AND c.phone_number_id <> ALL($2)
            ORDER BY first.due_at LIMIT 1000
            """, scheduler.Active.ToArray(), pace.Held.ToArray());
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            scheduler.Wake(reader.GetGuid(0), reader.GetString(1), reader.GetBoolean(2));
        }
    }

    async Task AskForMissingAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var asked = new List<OutboxRow>();
        await using (var command = connection.Command(
            """
            UPDATE conversation c SET turns_asked_at = now()
            FROM (SELECT conversation_id, min(turn) AS first FROM turn WHERE NOT admitted AND stored_at < now() - $1 GROUP BY conversation_id) waiting
            WHERE c.id = waiting.conversation_id AND waiting.first > c.last_turn + 1 AND (c.turns_asked_at IS NULL OR c.turns_asked_at < now() - $1)
            RETURNING c.id, c.last_turn + 1, waiting.first - 1
            """, Patience))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                var request = new ResendTurns(reader.GetGuid(0), reader.GetInt64(1), reader.GetInt64(2));
                LogMissing(request.ConversationId, request.From, request.To);
                asked.Add(OutboxRow.To(FlowQueue, request));
            }
        }

        if (asked.Count > 0)
        {
            await using var writes = new NpgsqlBatch(connection);
            IngestTransaction.Write(writes, asked);
            await writes.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        if (asked.Count > 0)
        {
            outbox.Wake();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The sweep of outgoing messages failed")]
    partial void LogFailed(Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Conversation {Conversation} waits for turns {From} to {To}; Flow is asked for them")]
    partial void LogMissing(Guid conversation, long from, long to);
}
