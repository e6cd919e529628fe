using Bridge.Messaging.WhatsApp;
using Npgsql;

namespace Bridge.Messaging.Statuses;

/// <summary>
/// Nine tenths of the traffic, in one statement per batch. The same rule as <see cref="FoldedStatus.Merge"/>, told to the database; a row that would not
/// change is not written.
/// </summary>
static class StatusFold
{
    const string Upsert =
        """
        INSERT INTO message_status AS s (wamid, phone_number_id, message_id, rank, sent_at, delivered_at, read_at, played_at, failed_at, error_code, error_title,
            pricing_type, pricing_category)
        SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[], $4::smallint[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[], $8::timestamptz[],
            $9::timestamptz[], $10::int[], $11::text[], $12::text[], $13::text[])
        ON CONFLICT (wamid) DO UPDATE SET
            message_id = least(s.message_id, excluded.message_id),
            rank = greatest(s.rank, excluded.rank),
            sent_at = least(s.sent_at, excluded.sent_at),
            delivered_at = least(s.delivered_at, excluded.delivered_at),
            read_at = least(s.read_at, excluded.read_at),
            played_at = least(s.played_at, excluded.played_at),
            failed_at = least(s.failed_at, excluded.failed_at),
            error_code = CASE WHEN s.failed_at IS NULL OR (excluded.failed_at, excluded.error_code, excluded.error_title COLLATE "C") < (s.failed_at, s.error_code, s.error_title COLLATE "C")
                THEN excluded.error_code ELSE s.error_code END,
            error_title = CASE WHEN s.failed_at IS NULL OR (excluded.failed_at, excluded.error_code, excluded.error_title COLLATE "C") < (s.failed_at, s.error_code, s.error_title COLLATE "C")
                THEN excluded.error_title ELSE s.error_title END,
            pricing_type = least(s.pricing_type COLLATE "C", excluded.pricing_type),
            pricing_category = least(s.pricing_category COLLATE "C", excluded.pricing_category)
        WHERE greatest(s.rank, excluded.rank) > s.rank
            OR (least(s.message_id, excluded.message_id), least(s.sent_at, excluded.sent_at), least(s.delivered_at, excluded.delivered_at),
                least(s.read_at, excluded.read_at), least(s.played_at, excluded.played_at), least(s.failed_at, excluded.failed_at),
                least(s.pricing_type COLLATE "C", excluded.pricing_type), least(s.pricing_category COLLATE "C", excluded.pricing_category))
            IS DISTINCT FROM (s.message_id, s.sent_at, s.delivered_at, s.read_at, s.played_at, s.failed_at, s.pricing_type, s.pricing_category)
            OR (excluded.failed_at = s.failed_at AND (excluded.error_code, excluded.error_title COLLATE "C") < (s.error_code, s.error_title COLLATE "C"))
        """;

    public static void Write(NpgsqlBatch writes, IReadOnlyList<InboundStatus> statuses)
    {
        if (statuses.Count == 0)
        {
            return;
        }

        // One row per message (a second in the same statement is an error), in key order against deadlocks.
        var folded = statuses.GroupBy(s => s.Wamid, (_, same) => same.Select(FoldedStatus.Of).Aggregate(FoldedStatus.Merge))
            .OrderBy(s => s.Wamid, StringComparer.Ordinal).ToList();
        T[] Column<T>(Func<FoldedStatus, T> value) => [.. folded.Select(value)];
        writes.Add(Upsert,
            Column(s => s.Wamid), Column(s => s.PhoneNumberId), Column(s => s.MessageId), Column(s => s.Rank), Column(s => s.SentAt), Column(s => s.DeliveredAt),
            Column(s => s.ReadAt), Column(s => s.PlayedAt), Column(s => s.FailedAt), Column(s => s.ErrorCode), Column(s => s.ErrorTitle),
            Column(s => s.PricingType), Column(s => s.PricingCategory));
    }
}
