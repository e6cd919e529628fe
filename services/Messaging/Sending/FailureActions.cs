using Bridge.Messaging.Templates;
using Bridge.Messaging.WhatsApp;
using Npgsql;

namespace Bridge.Messaging.Sending;

/// <summary>
/// What an error asks for beside the message itself, whichever way it came: Meta gives each in the answer, as a failed status, or as both. Done twice, it is done once.
/// </summary>
sealed partial class FailureActions(NpgsqlDataSource database, Pace pace, Throughput throughput, TemplateSignal templates, ILogger<FailureActions> logger)
{
    public async Task TakeAsync(Guid message, string phoneNumberId, int? code, CancellationToken ct)
    {
        switch (GraphErrors.RuleOf(code, 1).Action)
        {
            case FailureAction.SlowDown:
                pace.Slow(phoneNumberId);
                throughput.AskAgain();
                break;
            case FailureAction.AskThroughput:
                throughput.AskAgain();
                break;
            case FailureAction.SyncTemplates:
                templates.Raise();
                break;
            case FailureAction.StopMarketing:
                await NoteAsync(
                    """
                    UPDATE contact c SET marketing_stopped = true, marketing_chosen_at = now() FROM outgoing o JOIN conversation v ON v.id = o.conversation_id
                    WHERE o.id = $1 AND c.id = v.contact_id AND NOT c.marketing_stopped
                    """, message, ct);
                break;
            case FailureAction.NoteBlocked:
                await NoteAsync("UPDATE conversation v SET blocked_at = now() FROM outgoing o WHERE o.id = $1 AND v.id = o.conversation_id AND v.blocked_at IS NULL", message, ct);
                break;
            case FailureAction.None:
                break;
        }
    }

    /// <summary>
    /// Of failed statuses: what is transient is sent once more where it is the bot's, as if the answer had said so; a person decides on his own. Those whose
    /// message is not known yet, or still on its way, are given back.
    /// </summary>
    public async Task<IReadOnlyList<FailedStatus>> TakeAsync(IReadOnlyList<FailedStatus> failed, CancellationToken ct)
    {
        var sent = await FindAsync(failed, ct);
        var early = new List<FailedStatus>();
        foreach (var status in failed)
        {
            if (sent.GetValueOrDefault(status.Wamid) is not (var message, var phoneNumberId))
            {
                early.Add(status);
                continue;
            }

            await TakeAsync(message, phoneNumberId, status.Code, ct);
            var rule = GraphErrors.RuleOf(status.Code, 1);
            if (rule is { Kind: FailureKind.Configuration, OnlyThis: false } && !GraphErrors.IsPayment(status.Code))
            {
                pace.Hold(phoneNumberId, rule.Pause);
            }

            if (rule.Kind is FailureKind.Retry or FailureKind.Wait && rule.Pause < TimeSpan.FromHours(1) && await AgainAsync(message, status.Wamid, rule, ct))
            {
                LogAgain(message, status.Code);
            }
        }

        return early;
    }

    /// <summary>By Bridge's own id where the status bears it, else by Meta's.</summary>
    async Task<Dictionary<string, (Guid Message, string PhoneNumberId)?>> FindAsync(IReadOnlyList<FailedStatus> failed, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = connection.Command(
            """
            SELECT f.wamid, o.id, c.phone_number_id FROM unnest($1::uuid[], $2::text[]) AS f(id, wamid)
            JOIN LATERAL (SELECT id, conversation_id, status FROM outgoing WHERE id = f.id UNION SELECT id, conversation_id, status FROM outgoing WHERE wamid = f.wamid) o ON true
            JOIN conversation c ON c.id = o.conversation_id
            WHERE o.status <> 'Sending'
            """, failed.Select(f => f.Message).ToArray(), failed.Select(f => f.Wamid).ToArray());
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new Dictionary<string, (Guid, string)?>();
        while (await reader.ReadAsync(ct))
        {
            found[reader.GetString(0)] = (reader.GetGuid(1), reader.GetString(2));
        }

        return found;
    }

    /// <summary>Once, and only while it is what was said last: what came after it has been read as if it were not there.</summary>
    async Task<bool> AgainAsync(Guid message, string wamid, FailureRule rule, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = connection.Command(
            """
            UPDATE outgoing o SET status = 'Pending', due_at = now() + $3, failure = NULL, failure_detail = NULL
            FROM conversation c
            WHERE o.id = $1 AND o.wamid = $2 AND o.status = 'Sent' AND o.by = 'Bot' AND o.attempts = 1 AND c.id = o.conversation_id AND o.position = c.last_position
                AND c.window_ends_at > now() AND c.answered_by = 'Bot'
                AND NOT EXISTS (SELECT FROM message_status s WHERE s.wamid = o.wamid AND s.rank > 1)
            """, message, wamid, rule.Pause);
        return await command.ExecuteNonQueryAsync(ct) > 0;
    }

    async Task NoteAsync(string sql, Guid message, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = connection.Command(sql, message);
        await command.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {Message} failed with {Code} after it was accepted; it is sent once more")]
    partial void LogAgain(Guid message, int code);
}

/// <param name="Message">Null where Meta did not give our id back.</param>
/// <param name="At">When it came.</param>
sealed record FailedStatus(Guid? Message, string Wamid, int Code, DateTimeOffset At);
