using Bridge.Messaging.Templates;
using Bridge.Messaging.WhatsApp;
using Npgsql;

namespace Bridge.Messaging.Sending;

/// <summary>
/// What an error asks for beside the message itself, whichever way it came: Meta gives each in the answer, as a failed status, or as both. Done twice, it is done once.
/// </summary>
sealed partial class FailureActions(NpgsqlDataSource database, Throughput throughput, TemplateSignal templates, ILogger<FailureActions> logger)
{
    public async Task TakeAsync(Guid message, int? code, CancellationToken ct)
    {
        switch (GraphErrors.RuleOf(code, 1).Action)
        {
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
    /// Of failed statuses: what is transient is sent once more where it is the bot's, as if the answer had said so; a person decides on his own.
    /// </summary>
    public async Task TakeAsync(IReadOnlyList<(Guid Message, string Wamid, int Code)> failed, CancellationToken ct)
    {
        foreach (var (message, wamid, code) in failed)
        {
            await TakeAsync(message, code, ct);
            var rule = GraphErrors.RuleOf(code, 1);
            if (rule.Kind is FailureKind.Retry or FailureKind.Wait && await AgainAsync(message, wamid, rule, ct))
            {
                LogAgain(message, code);
            }
        }
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
