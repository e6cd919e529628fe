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

    /// <summary>Every word as it is, the last one by its beginning.</summary>
    const string Beginning = ":*";

    /// <summary>Enough for whoever looks for a word: he has no use for those that only begin like it.</summary>
    const int Often = 1_000;

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex Word();

    /// <summary>In PostgreSQL's words; null where there is no word of two letters. With two letters or digits alone too much begins: they are looked for as they stand.</summary>
    public static string? QueryOf(string search)
    {
        var words = Word().Matches(search).Take(Words).Select(w => w.Value).ToList();
        return words.Any(w => w.Length > 1) ? string.Join(" & ", words.Select(w => $"'{w}'")) + (words.TrueForAll(w => w.Length < 3 && w.All(char.IsAsciiLetterOrDigit)) ? "" : Beginning) : null;
    }

    /// <summary>What every message is like in which a query finds something: its longest word is there as it was typed, but for the case of its letters.</summary>
    public static string LikelyOf(string query) => $"%{Word().Matches(query).MaxBy(w => w.Length)!.Value}%";

    /// <summary>
    /// The conversations in which it was said (null where it was said more often than that), and as what the words were looked for: what is said often as it
    /// stands is not looked for by its beginning too, for the index would collect every message that has a word which begins like it.
    /// </summary>
    public static async Task<(string Query, Guid[]? Conversations)> FindAsync(MessagingDbContext db, string query, Reader reader, int atMost, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var whole = query.EndsWith(Beginning, StringComparison.Ordinal) ? query[..^Beginning.Length] : query;
        if (await db.ExpectedAsync("FROM item WHERE message_words(item) @@ to_tsquery('pg_catalog.simple', $1)", whole, ct) > 2 * atMost)
        {
            return (whole, null);
        }

        // A word that everybody uses would be collected from the whole index before the first row is seen.
        await db.Database.ExecuteSqlAsync($"SELECT set_config('gin_fuzzy_search_limit', {(2 * atMost).ToString(System.Globalization.CultureInfo.InvariantCulture)}, true)", ct);
        var found = await InItemsAsync(db, whole, reader, atMost + 1, ct);
        if (found.Count > Often)
        {
            query = whole;
        }
        else if (query != whole)
        {
            found = await InItemsAsync(db, query, reader, atMost + 1, ct);
        }

        var written = found.Count > atMost ? [] : await db.Database.SqlQuery<Guid>(
            $"""
            SELECT conversation_id AS "Value" FROM outgoing
            WHERE by = 'Person' AND message_words(content) @@ to_tsquery('pg_catalog.simple', {query}) AND CASE WHEN hr_only THEN {reader.SeesHr} ELSE {reader.SeesRest} END LIMIT {atMost + 1}
            """).ToListAsync(ct);
        return (query, found.Count > atMost || written.Count > atMost ? null : await GoingOnAsync(db, [.. found.Concat(written).Distinct()], ct));
    }

    static Task<List<Guid>> InItemsAsync(MessagingDbContext db, string query, Reader reader, int limit, CancellationToken ct) => db.Database.SqlQuery<Guid>(
        $"""
        SELECT conversation_id AS "Value" FROM item
        WHERE message_words(item) @@ to_tsquery('pg_catalog.simple', {query}) AND CASE WHEN hr_only THEN {reader.SeesHr} ELSE {reader.SeesRest} END LIMIT {limit}
        """).ToListAsync(ct);

    /// <summary>What was said in a conversation that was merged into another is found as that other's.</summary>
    static async Task<Guid[]> GoingOnAsync(MessagingDbContext db, Guid[] conversations, CancellationToken ct)
    {
        var merged = await db.Conversations.Where(c => c.MergedInto != null && conversations.Contains(c.Id)).Select(c => c.MergedInto!.Value).ToListAsync(ct);
        return [.. conversations.Concat(merged).Distinct()];
    }

    /// <summary>What was said last of it in each of these.</summary>
    public static async Task<Dictionary<Guid, string>> ExcerptsAsync(MessagingDbContext db, Guid[] conversations, string query, Reader reader, CancellationToken ct)
    {
        var said = await db.Database.SqlQuery<Said>(
            $"""
            WITH together AS (
                SELECT unnest({conversations}) AS id, unnest({conversations}) AS shown
                UNION ALL SELECT id, merged_into FROM conversation WHERE merged_into = ANY({conversations}))
            SELECT DISTINCT ON (conversation) conversation AS "Conversation", coalesce(message ->> 'body', message ->> 'caption') AS "Text"
            FROM (
                SELECT t.shown AS conversation, i.item AS message, i.sent_at AS at, i.hr_only FROM item i JOIN together t ON i.conversation_id = t.id
                UNION ALL
                SELECT t.shown, o.content, o.created_at, o.hr_only FROM outgoing o JOIN together t ON o.conversation_id = t.id AND o.by = 'Person') AS m
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
