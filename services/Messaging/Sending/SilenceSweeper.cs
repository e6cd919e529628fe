using System.ComponentModel.DataAnnotations;
using Bridge.Messaging.Conversations;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bridge.Messaging.Sending;

/// <summary>Section <c>Silence</c>.</summary>
sealed class SilenceOptions
{
    /// <summary>Meta says "sent" within a second or so, whether or not the customer's phone is on: after this long without any status something is lost.</summary>
    [Range(1, 10_080)]
    public int NoStatusMinutes { get; init; } = 60;

    /// <summary>What has not reached a phone for thirty days Meta drops, and tells nobody.</summary>
    [Range(1, 60)]
    public int ExpiredDays { get; init; } = 30;

    [Range(1, 3600)]
    public int EverySeconds { get; init; } = 300;
}

/// <summary>
/// Finds messages that Meta took and of which no status ever came, and those that were never delivered before Meta dropped them, and says so on them: a
/// person may then send again. Nothing is sent here, and a status that does come after all is believed.
/// </summary>
sealed partial class SilenceSweeper(
    NpgsqlDataSource database, ConversationChanges changes, IOptions<SilenceOptions> options, TimeProvider clock, ILogger<SilenceSweeper> logger) : BackgroundService
{
    public const string NoStatus = "noStatus";
    public const string Expired = "expired";

    /// <summary>How far back a sweep looks behind its limit: longer than Bridge is ever down, short enough to be cheap (created_at has a BRIN index).</summary>
    static readonly TimeSpan Window = TimeSpan.FromDays(8);

    const int AtOnce = 1000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.EverySeconds), clock);
        do
        {
            try
            {
                await SweepAsync(NoStatus, "WhatsApp took it and has said nothing of it since.", TimeSpan.FromMinutes(options.Value.NoStatusMinutes),
                    "NOT EXISTS (SELECT FROM message_status s WHERE s.wamid = o.wamid)", stoppingToken);
                await SweepAsync(Expired, "It did not reach the customer's phone in time: WhatsApp has dropped it.", TimeSpan.FromDays(options.Value.ExpiredDays),
                    // Of a reaction Meta tells nothing beyond "sent".
                    "o.content ->> 'type' <> 'reaction' AND NOT EXISTS (SELECT FROM message_status s WHERE s.wamid = o.wamid AND (s.rank > 1 OR s.failed_at IS NOT NULL))", stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    async Task SweepAsync(string failure, string detail, TimeSpan age, string silent, CancellationToken ct)
    {
        int conversations;
        do
        {
            await using var connection = await database.OpenConnectionAsync(ct);
            // Rows are locked in key order, as everybody does it who takes several.
            await using var command = connection.Command(
                $"""
                 WITH silent AS (
                     SELECT o.id, o.conversation_id FROM outgoing o
                     WHERE o.created_at BETWEEN now() - $1 - $2 AND now() - $1 AND o.status = 'Sent' AND o.failure IS DISTINCT FROM $3 AND {silent}
                     LIMIT {AtOnce}),
                 marked AS (UPDATE outgoing o SET failure = $3, failure_detail = $4 FROM silent WHERE o.id = silent.id),
                 locked AS (SELECT id FROM conversation WHERE id IN (SELECT conversation_id FROM silent) ORDER BY id FOR UPDATE)
                 UPDATE conversation c SET version = c.version + 1 FROM locked WHERE c.id = locked.id RETURNING c.id, c.version, c.last_hr_only
                 """, age, Window, failure, detail);
            var told = await ConversationChanges.ReadAsync(command, ct);
            changes.Tell(told);
            conversations = told.Count;
            if (conversations > 0)
            {
                LogSilent(conversations, failure);
            }
        }
        while (conversations > 0);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The sweep of messages without a status failed")]
    partial void LogFailed(Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "In {Count} conversations WhatsApp never said what became of a message: {Failure}")]
    partial void LogSilent(int count, string failure);
}
