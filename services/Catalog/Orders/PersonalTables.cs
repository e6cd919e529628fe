using Bridge.ServiceDefaults;

namespace Bridge.Catalog.Orders;

/// <summary>
/// What Catalog holds of customers: their orders, and what a person has put together for them and they have not confirmed. What was bought, for how much and when must be kept for the books, so an order stays with its numbers and
/// forgets whose it was. What was only played is in no books, and goes.
/// </summary>
internal static class PersonalTables
{
    const string His = "(t.conversation_id = ANY(@conversations) OR t.contact_id = ANY(@contacts) OR t.draft_id = ANY(@keys))";
    const string Nobody = "'00000000-0000-0000-0000-000000000000'";

    public static readonly PersonalData Data = new(
        [
            new("offered_order", "t.conversation_id = ANY(@conversations) OR t.contact_id = ANY(@contacts)"),
            new("order_entry", $"t.detail IS NOT NULL AND t.order_id IN (SELECT t.id FROM orders t WHERE {His})")
            {
                Keep = "detail = NULL", OfPlayed = $"t.order_id IN (SELECT t.id FROM orders t WHERE {His})",
            },
            new("orders", $"{His} AND t.conversation_id <> {Nobody}")
            {
                OfPlayed = His,
                Keep = $$"""
                    conversation_id = {{Nobody}}, contact_id = {{Nobody}}, phone = '', name = '', address = NULL, note = NULL, payment_reference = NULL, problem = NULL,
                    tracking_url = NULL, document_url = NULL, eta = NULL, asking = NULL, waits = NULL, check_due_at = NULL, resume_at = NULL,
                    lines = (SELECT coalesce(jsonb_agg(l || '{"note": null, "attachments": [], "files": []}'), '[]') FROM jsonb_array_elements(t.lines) l)
                    """,
            },
        ],
        OfNobody: ["product", "image", "product_image", "charge_table", "order_status", "company", "sync_run", "catalog_settings"])
    {
        Find = $"""
            SELECT 'key', t.draft_id::text FROM orders t WHERE {His} OR ltrim(t.phone, '+') = ANY(@numbers)
            UNION SELECT 'name', t.name FROM orders t WHERE ({His} OR ltrim(t.phone, '+') = ANY(@numbers)) AND t.name <> ''
            """,
        Lock = $"SELECT FROM orders t WHERE {His} ORDER BY t.id FOR UPDATE",
        // An order on its way to the ERP needs its person until the ERP has answered.
        Busy = $"SELECT EXISTS (SELECT FROM orders t WHERE {His} AND t.pending_key IS NOT NULL)",
    };
}
