using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

/// <summary>Conversations that are one: each keeps its numbers, and all are shown as one thread.</summary>
static class Merged
{
    /// <summary>The one that goes on, wherever one has been merged into it, then those that were; none where there is no such conversation.</summary>
    public static async Task<Guid[]> TogetherAsync(MessagingDbContext db, Guid id, CancellationToken ct) =>
        [.. await db.Database.SqlQuery<Guid>(
            $"""
            WITH one AS (SELECT coalesce(merged_into, id) AS id FROM conversation WHERE id = {id})
            SELECT id AS "Value" FROM one UNION ALL SELECT c.id FROM conversation c JOIN one ON c.merged_into = one.id
            """).ToListAsync(ct)];
}
