using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.ReadModel;

/// <summary>
/// How well a searched text answers the words of a query; 0: not at all. A whole word counts most, then the beginning of one, then a part, then a word
/// that is nearly the same (pg_trgm). A query whose words are mostly not found was not about this text.
/// </summary>
sealed class SearchFunction(FlowDbContext db) : IMigrationStep
{
    /// <summary>Replaced with every migrate run, so that it is never older than the code that calls it.</summary>
    const string Definition =
        """
        CREATE OR REPLACE FUNCTION search_score(search text, words text[]) RETURNS real LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
            SELECT CASE WHEN coalesce(sum(length(word)) FILTER (WHERE score > 0), 0) * 4 >= sum(length(word)) THEN sum(score)::real ELSE 0 END
            FROM (
                SELECT word, CASE
                    WHEN ' ' || search || ' ' LIKE '% ' || word || ' %' THEN 2.0
                    WHEN length(word) >= 3 AND ' ' || search LIKE '% ' || word || '%' THEN 1.5
                    -- Arabic, with its article.
                    WHEN length(word) >= 3 AND ascii(word) BETWEEN 1536 AND 1791 AND ' ' || search LIKE '% ال' || word || '%' THEN 1.5
                    -- Thai, kana, Han and Hangul are written without spaces between words.
                    WHEN (length(word) >= 4 OR word ~ '[\u0E00-\u0E7F\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]') AND search LIKE '%' || word || '%' THEN 1.2
                    -- Short words share a beginning by chance ("track", "travel"); of long ones half is enough ("notbook").
                    WHEN length(word) >= 4 AND word_similarity(word, search) >= CASE WHEN length(word) >= 6 THEN 0.5 ELSE 0.55 END THEN word_similarity(word, search)
                    ELSE 0
                END AS score
                FROM unnest(words) AS word
            ) AS scored
        $$
        """;

    public async Task RunAsync(CancellationToken ct) => await db.Database.ExecuteSqlRawAsync(Definition.Replace("{", "{{").Replace("}", "}}"), ct);
}
