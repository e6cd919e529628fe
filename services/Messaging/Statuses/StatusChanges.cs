using Bridge.Messaging.Conversations;
using Bridge.Messaging.Sending;
using Bridge.Messaging.WhatsApp;
using Npgsql;

namespace Bridge.Messaging.Statuses;

/// <summary>
/// Ticks for whoever is looking: the conversations that statuses belong to are told of a few times a second, however many statuses came. Not kept
/// across a crash: a tick that is shown late is found at the next change.
/// </summary>
sealed partial class StatusChanges(NpgsqlDataSource database, ConversationChanges changes, FailureActions failures, ShownRecipients recipients, TimeProvider clock, ILogger<StatusChanges> logger) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>A status may overtake the answer to the request that it speaks of; longer than that request takes it does not matter any more, or was never ours.</summary>
    static readonly TimeSpan Early = TimeSpan.FromSeconds(40);

    /// <summary>The rows are locked in key order, as everybody does it who takes several.</summary>
    const string Change =
        """
        WITH locked AS (
            SELECT id FROM conversation
            WHERE id IN (SELECT conversation_id FROM outgoing WHERE wamid = ANY($1) UNION SELECT conversation_id FROM outgoing WHERE id = ANY($2))
            ORDER BY id FOR UPDATE)
        UPDATE conversation c SET version = c.version + 1 FROM locked WHERE c.id = locked.id RETURNING c.id, c.version, c.last_hr_only
        """;

    readonly Lock _gate = new();
    readonly Signal _added = new();
    HashSet<string> _wamids = [];
    HashSet<Guid> _ids = [];
    List<FailedStatus> _failed = [];
    List<(Guid Message, Sender Shown)> _shown = [];

    public void Add(IReadOnlyList<InboundStatus> statuses)
    {
        if (statuses.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        lock (_gate)
        {
            foreach (var status in statuses)
            {
                if (status is { Kind: StatusKind.Failed, ErrorCode: { } code })
                {
                    _failed.Add(new FailedStatus(status.MessageId, status.Wamid, code, now));
                }

                if (status.MessageId is { } id)
                {
                    _ids.Add(id);
                    if (status.Recipient is { } recipient)
                    {
                        _shown.Add((id, recipient));
                    }
                }
                else
                {
                    _wamids.Add(status.Wamid);
                }
            }
        }

        _added.Raise();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await _added.WaitAsync(Timeout.InfiniteTimeSpan, stoppingToken);
            try
            {
                await TellAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }

            await Task.Delay(Pause, stoppingToken);
        }
    }

    async Task TellAsync(CancellationToken ct)
    {
        (HashSet<string> wamids, HashSet<Guid> ids, List<FailedStatus> failed, List<(Guid, Sender)> shown) = ([], [], [], []);
        lock (_gate)
        {
            (shown, _shown) = (_shown, shown);
            (failed, _failed) = (_failed, failed);
            (wamids, _wamids) = (_wamids, wamids);
            (ids, _ids) = (_ids, ids);
        }

        await using var connection = await database.OpenConnectionAsync(ct);
        // What a person was to decide has decided itself.
        await using var settle = connection.Command(
            """
            UPDATE outgoing o SET status = 'Sent', wamid = s.wamid, sent_at = s.at, failure = NULL, failure_detail = NULL
            FROM (SELECT message_id, min(wamid) AS wamid, min(coalesce(sent_at, delivered_at, read_at, failed_at)) AS at FROM message_status WHERE message_id = ANY($1) GROUP BY 1) s
            WHERE o.id = s.message_id AND o.status = 'Unsettled'
            """, ids.ToArray());
        await settle.ExecuteNonQueryAsync(ct);
        if (failed.Count > 0)
        {
            Again(await failures.TakeAsync(failed, ct));
        }

        await recipients.LinkAsync(shown, ct);
        await using var change = connection.Command(Change, wamids.ToArray(), ids.ToArray());
        changes.Tell(await ConversationChanges.ReadAsync(change, ct));
    }

    /// <summary>They came before what they speak of was written down.</summary>
    void Again(IReadOnlyList<FailedStatus> early)
    {
        var since = clock.GetUtcNow() - Early;
        lock (_gate)
        {
            _failed.AddRange(early.Where(status => status.At > since));
            if (_failed.Count == 0)
            {
                return;
            }
        }

        _added.Raise();
    }

    public override void Dispose()
    {
        _added.Dispose();
        base.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Changes by statuses could not be told")]
    partial void LogFailed(Exception e);
}
