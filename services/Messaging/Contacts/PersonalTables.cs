using Bridge.ServiceDefaults;

namespace Bridge.Messaging.Contacts;

/// <summary>What Messaging holds of customers: all of it goes when one is erased. He who writes again is somebody new.</summary>
static class PersonalTables
{
    const string OfHisConversations = "t.conversation_id = ANY(@conversations)";

    /// <summary>What came raw names him only by what Meta knows him by.</summary>
    const string NamesHim = """
        EXISTS (SELECT FROM identity i WHERE i.contact_id = ANY(@contacts) AND i.kind <> 'username' AND position(ltrim(i.value, '+') IN t.raw) > 0)
        """;

    public static readonly PersonalData Data = new(
        [
            new("unread_webhook", NamesHim),
            new("account_event", NamesHim),
            new("message_status", """
                t.wamid IN (SELECT o.wamid FROM outgoing o WHERE o.conversation_id = ANY(@conversations)
                    UNION SELECT s.wamid FROM message_status s JOIN outgoing o ON s.message_id = o.id WHERE o.conversation_id = ANY(@conversations))
                """),
            new("media_upload", "t.sha256 IN (SELECT m.sha256 FROM media m WHERE m.conversation_id = ANY(@conversations))"),
            new("item", OfHisConversations),
            new("outgoing", OfHisConversations),
            new("turn", OfHisConversations),
            new("system_line", OfHisConversations),
            new("media", OfHisConversations),
            new("conversation", "t.id = ANY(@conversations)"),
            new("identity", "t.contact_id = ANY(@contacts)"),
            new("contact_merge", "t.into_id = ANY(@contacts) OR t.from_id = ANY(@contacts)"),
            new("contact", "t.id = ANY(@contacts)"),
        ],
        OfNobody: ["template", "canned_reply", "account_setting", "message_hour"])
    {
        Find = """
            WITH his AS (
                SELECT contact_id AS id FROM identity WHERE kind = 'wa_id' AND value = ANY(@numbers)
                UNION SELECT contact_id FROM identity WHERE kind = 'phone' AND value IN (SELECT '+' || n FROM unnest(@numbers) n)
                UNION SELECT contact_id FROM identity WHERE kind IN ('bsuid', 'parent_bsuid') AND value = ANY(@users)
                UNION SELECT contact_id FROM conversation WHERE id = ANY(@conversations)
                UNION SELECT into_id FROM contact_merge WHERE from_id = ANY(@contacts)
                UNION SELECT unnest(@contacts))
            SELECT 'contact', c.id::text FROM contact c JOIN his ON his.id = c.id
            UNION SELECT 'contact', m.from_id::text FROM contact_merge m JOIN his ON his.id = m.into_id
            UNION SELECT 'name', c.name FROM contact c JOIN his ON his.id = c.id WHERE c.name IS NOT NULL
            UNION SELECT 'conversation', v.id::text FROM conversation v JOIN his ON his.id = v.contact_id
            UNION SELECT CASE WHEN i.kind IN ('wa_id', 'phone') THEN 'number' ELSE 'user' END, ltrim(i.value, '+')
                FROM identity i JOIN his ON his.id = i.contact_id WHERE i.kind <> 'username'
            """,
        // Whatever numbers, sends or shows something of a conversation holds its row first.
        Lock = "SELECT FROM conversation WHERE id = ANY(@conversations) ORDER BY id FOR UPDATE",
        Files = new(
            Select: """
                SELECT id, coalesce(filename, id::text || '.' || split_part(mime_type, '/', 2)), sha256 FROM media
                WHERE sha256 IS NOT NULL AND conversation_id = ANY(@conversations)
                """,
            Path: "/internal/media/{0}",
            Used: "SELECT EXISTS (SELECT FROM media WHERE sha256 = @sha256) OR EXISTS (SELECT FROM canned_reply WHERE sha256 = @sha256)"),
    };
}
