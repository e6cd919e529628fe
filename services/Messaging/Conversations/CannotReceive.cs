using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

/// <summary>
/// Of a page of conversations those whose customer Meta cannot deliver to (131026: not on WhatsApp, an old version of it, its terms not accepted), by what was
/// tried last in any conversation of his, until he writes. Asked of the messages themselves, as <see cref="LastFailed"/> is.
/// </summary>
static class CannotReceive
{
    public static async Task<HashSet<Guid>> OfAsync(MessagingDbContext db, Guid[] conversations, CancellationToken ct) =>
        conversations.Length == 0 ? [] :
        [.. await db.Database.SqlQuery<Guid>(
            $"""
            SELECT c.id AS "Value" FROM unnest({conversations}) c(id) JOIN conversation v ON v.id = c.id
            WHERE EXISTS (
                SELECT FROM conversation w
                CROSS JOIN LATERAL (SELECT wamid, failure, tried_at FROM outgoing WHERE conversation_id = w.id AND tried_at IS NOT NULL ORDER BY position DESC LIMIT 1) o
                LEFT JOIN message_status s ON s.wamid = o.wamid
                WHERE w.contact_id = v.contact_id AND (o.failure = '131026' OR (s.error_code = 131026 AND s.rank < 2))
                AND NOT EXISTS (
                    SELECT FROM conversation x JOIN item i ON i.conversation_id = x.id
                    WHERE x.contact_id = v.contact_id AND i.wamid IS NOT NULL AND i.arrived_at > greatest(s.failed_at, o.tried_at)))
            """).ToListAsync(ct)];
}
