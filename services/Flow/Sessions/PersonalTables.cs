using Bridge.ServiceDefaults;

namespace Bridge.Flow.Sessions;

/// <summary>What Flow holds of customers: where they stand, what they were told, and its copies of their orders and applications.</summary>
static class PersonalTables
{
    const string OfHisConversations = "t.conversation_id = ANY(@conversations)";

    public static readonly PersonalData Data = new(
        [
            new("held_item", OfHisConversations),
            new("sent_turn", OfHisConversations),
            new("customer_order", OfHisConversations),
            new("application", OfHisConversations),
            new("conversation", "t.id = ANY(@conversations)"),
        ],
        OfNobody: ["flow", "flow_version", "kept_draft", "draft_reader", "flow_test", "bundle", "bot_settings", "bot_pause", "step_count", "company", "product", "job"])
    {
        Find = "SELECT 'key', draft_id::text FROM customer_order WHERE conversation_id = ANY(@conversations)",
        Lock = "SELECT FROM conversation WHERE id = ANY(@conversations) ORDER BY id FOR UPDATE",
    };
}
