using Bridge.Messaging.Contacts;
using Bridge.Messaging.WhatsApp;
using Npgsql;

namespace Bridge.Messaging.Ingest;

/// <summary>What Meta tells of templates, customers' choices and the account: kept once, applied forward only, whatever the order in which it comes.</summary>
static class EventWrites
{
    public static void Write(NpgsqlBatch writes, IReadOnlyList<InboundEvent> events, DateTimeOffset now)
    {
        foreach (var inbound in events)
        {
            writes.Add("INSERT INTO account_event (hash, field, event, raw, at) VALUES ($1, $2, $3::text, $4, $5) ON CONFLICT DO NOTHING",
                inbound.Hash, inbound.Field, inbound.Event, inbound.Raw, inbound.At ?? now);
            if (inbound.Template is { } change)
            {
                writes.Add(
                    """
                    UPDATE template SET status = coalesce($2::text, status), quality = coalesce($3::text, quality), category = coalesce($4::text, category),
                        reason = CASE WHEN $2::text IS NULL THEN reason ELSE $5::text END, changed_at = $6
                    WHERE id = $1 AND changed_at <= $6
                    """, change.Id, change.Status, change.Quality, change.Category, change.Reason, inbound.At ?? now);
            }

            foreach (var choice in inbound.Marketing)
            {
                writes.Add(
                    """
                    UPDATE contact c SET marketing_stopped = $3, marketing_chosen_at = $4 FROM identity i
                    WHERE i.contact_id = c.id AND i.scope = '' AND (i.kind, i.value) IN (($1, $2::text), ($5, $6::text))
                        AND (c.marketing_chosen_at IS NULL OR c.marketing_chosen_at <= $4)
                    """, IdentityKinds.WaId, choice.WaId, choice.Stopped, choice.At ?? now, IdentityKinds.UserId, choice.UserId);
            }
        }
    }
}
