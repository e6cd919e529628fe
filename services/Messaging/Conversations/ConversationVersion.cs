using Bridge.Contracts.Messaging;
using Bridge.ServiceDefaults;

namespace Bridge.Messaging.Conversations;

/// <summary>The statement by which slices that lock rows by hand draw a conversation's next version and tell of it, in one round trip.</summary>
static class ConversationVersion
{
    static readonly string Type = MessageTypes.NameOf(typeof(ConversationChanged));

    /// <summary>
    /// Common table expressions <c>changed</c> and <c>told</c>: raises the version of the conversations that <paramref name="where"/> names, sets
    /// <paramref name="also"/>, and puts one <see cref="ConversationChanged"/> each into the outbox.
    /// </summary>
    public static string Bump(string where, string also = "") =>
        $"""
         WITH locked AS (SELECT id FROM conversation WHERE {where} ORDER BY id FOR UPDATE),
         changed AS (
            UPDATE conversation c SET version = c.version + 1{(also.Length > 0 ? ", " + also : "")} FROM locked WHERE c.id = locked.id
            RETURNING c.id, c.version, c.last_hr_only, c.lease_owner),
         told AS (
            INSERT INTO outbox (message_id, type, mandatory, body)
            SELECT gen_random_uuid(), '{Type}', false,
                convert_to(json_build_object('conversationId', id, 'version', version, 'hrOnly', last_hr_only)::text, 'UTF8') FROM changed)
         """;
}
