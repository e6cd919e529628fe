using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

/// <summary>
/// Of a page of conversations those in which what was said last did not reach the customer, as long as no person has seen to it. Asked of the messages
/// themselves: a column of the conversation would be written with every one that arrives.
/// </summary>
static class LastFailed
{
    public static async Task<HashSet<Guid>> OfAsync(MessagingDbContext db, Guid[] conversations, Reader reader, CancellationToken ct) =>
        conversations.Length == 0 ? [] :
        [.. await db.Database.SqlQuery<Guid>(
            $"""
            SELECT o.conversation_id AS "Value" FROM unnest({conversations}) c(id)
            CROSS JOIN LATERAL (
                SELECT conversation_id, status, failure, wamid, settled_at FROM outgoing
                WHERE conversation_id = c.id AND CASE WHEN hr_only THEN {reader.SeesHr} ELSE {reader.SeesRest} END ORDER BY position DESC LIMIT 1) o
            LEFT JOIN message_status s ON s.wamid = o.wamid
            WHERE o.settled_at IS NULL AND (o.status = 'Failed' OR (o.status = 'Sent' AND coalesce(s.rank, 0) < 2 AND (s.failed_at IS NOT NULL OR o.failure = 'expired')))
            """).ToListAsync(ct)];
}
