using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

/// <summary>
/// Of a page of conversations those whose customer Meta cannot deliver to (131026: not on WhatsApp, an old version of it, its terms not accepted), by what was
/// tried last in any conversation of his, until he writes. Asked of the messages themselves, as <see cref="LastFailed"/> is, and found by key, one conversation after
/// the other (<c>OFFSET 0</c>): put together by the planner it went through all of a million.
/// </summary>
static class CannotReceive
{
    public static async Task<HashSet<Guid>> OfAsync(MessagingDbContext db, Guid[] conversations, CancellationToken ct) =>
        conversations.Length == 0 ? [] :
        [.. await db.Database.SqlQuery<Guid>(
            $"""
            SELECT c.id AS "Value" FROM unnest({conversations}) c(id)
            CROSS JOIN LATERAL (SELECT contact_id FROM conversation WHERE id = c.id OFFSET 0) v
            CROSS JOIN LATERAL (
                SELECT FROM (SELECT id FROM conversation WHERE contact_id = v.contact_id AND merged_into IS NULL OFFSET 0) w
                CROSS JOIN LATERAL (SELECT wamid, failure, tried_at FROM outgoing WHERE conversation_id = w.id AND tried_at IS NOT NULL ORDER BY position DESC LIMIT 1) o
                LEFT JOIN LATERAL (SELECT error_code, rank, failed_at FROM message_status WHERE wamid = o.wamid OFFSET 0) s ON true
                WHERE (o.failure = '131026' OR (s.error_code = 131026 AND s.rank < 2))
                AND NOT EXISTS (
                    SELECT FROM conversation x JOIN item i ON i.conversation_id = x.id
                    WHERE x.contact_id = v.contact_id AND x.merged_into IS NULL AND i.wamid IS NOT NULL AND i.arrived_at > greatest(s.failed_at, o.tried_at))
                LIMIT 1) failed
            """).ToListAsync(ct)];
}
