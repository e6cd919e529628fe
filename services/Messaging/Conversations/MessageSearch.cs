using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

/// <summary>
/// Finds what customers and colleagues have written: every word, the last one by its beginning. What the bot says it says to everybody, and nobody looks
/// for it. What belongs to an application is found by those only who may read it.
/// </summary>
static partial class MessageSearch
{
    /// <summary>Who pastes a page looks for its beginning.</summary>
    const int Words = 10;

    const int Length = 120;

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex Word();

    /// <summary>In PostgreSQL's words; null where there is no word of two letters.</summary>
    public static string? QueryOf(string search)
    {
        var words = Word().Matches(search).Take(Words).Select(w => w.Value).ToList();
        return words.Any(w => w.Length > 1) ? string.Join(" & ", words.Select(w => $"'{w}'")) + ":*" : null;
    }

    /// <summary>The conversations in which it was said; null where it was said more often than that.</summary>
    public static async Task<Guid[]?> FindAsync(MessagingDbContext db, string query, Reader reader, int atMost, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // A word that everybody uses would be collected from the whole index before the first row is seen.
        await db.Database.ExecuteSqlAsync($"SELECT set_config('gin_fuzzy_search_limit', {(2 * atMost).ToString(System.Globalization.CultureInfo.InvariantCulture)}, true)", ct);
        var found = await db.Database.SqlQuery<Guid>(
            $"""
            SELECT conversation_id AS "Value" FROM item
            WHERE message_words(item) @@ to_tsquery('pg_catalog.simple', {query}) AND CASE WHEN hr_only THEN {reader.SeesHr} ELSE {reader.SeesRest} END LIMIT {atMost + 1}
            """).ToListAsync(ct);
        var written = found.Count > atMost ? [] : await db.Database.SqlQuery<Guid>(
            $"""
            SELECT conversation_id AS "Value" FROM outgoing
            WHERE by = 'Person' AND message_words(content) @@ to_tsquery('pg_catalog.simple', {query}) AND CASE WHEN hr_only THEN {reader.SeesHr} ELSE {reader.SeesRest} END LIMIT {atMost + 1}
            """).ToListAsync(ct);
        return found.Count > atMost || written.Count > atMost ? null : [.. found.Concat(written).Distinct()];
    }

    /// <summary>What was said last of it in each of these.</summary>
    public static async Task<Dictionary<Guid, string>> ExcerptsAsync(MessagingDbContext db, Guid[] conversations, string query, Reader reader, CancellationToken ct)
    {
        var said = await db.Database.SqlQuery<Said>(
            $"""
            SELECT DISTINCT ON (conversation) conversation AS "Conversation", coalesce(message ->> 'body', message ->> 'caption') AS "Text"
            FROM (
                SELECT conversation_id AS conversation, item AS message, sent_at AS at, hr_only FROM item WHERE conversation_id = ANY({conversations})
                UNION ALL
                SELECT conversation_id, content, created_at, hr_only FROM outgoing WHERE conversation_id = ANY({conversations}) AND by = 'Person') AS m
            WHERE message_words(message) @@ to_tsquery('pg_catalog.simple', {query}) AND CASE WHEN hr_only THEN {reader.SeesHr} ELSE {reader.SeesRest} END
            ORDER BY conversation, at DESC
            """).ToListAsync(ct);
        var first = Word().Match(query).Value;
        return said.ToDictionary(s => s.Conversation, s => Around(s.Text.ReplaceLineEndings(" ").Trim(), first));
    }

    /// <summary>A line of it, from a little before the first word.</summary>
    internal static string Around(string text, string word)
    {
        var elements = new System.Globalization.StringInfo(text);
        if (elements.LengthInTextElements <= Length)
        {
            return text;
        }

        var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        var start = at <= 0 ? 0 : Math.Max(0, new System.Globalization.StringInfo(text[..at]).LengthInTextElements - Length / 4);
        var length = Math.Min(Length, elements.LengthInTextElements - start);
        return $"{(start > 0 ? "…" : "")}{elements.SubstringByTextElements(start, length)}{(start + length < elements.LengthInTextElements ? "…" : "")}";
    }

    sealed record Said(Guid Conversation, string Text);
}
