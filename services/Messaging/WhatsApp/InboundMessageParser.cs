using System.Text.Json;
using Bridge.Contracts.Messaging;

namespace Bridge.Messaging.WhatsApp;

/// <summary>One element of <c>messages[]</c>: who, when, and what in the words of the contracts.</summary>
static class InboundMessageParser
{
    public static InboundMessage Parse(JsonElement message, IReadOnlyList<JsonElement> contacts, string phoneNumberId)
    {
        var sender = SenderOf(message, contacts);
        if (!sender.IsKnown)
        {
            throw new UnreadableException("message without sender");
        }

        var item = ItemParser.Parse(message);
        return new InboundMessage
        {
            PhoneNumberId = phoneNumberId,
            Sender = sender,
            Wamid = message.Text("id") ?? throw new UnreadableException("message without id"),
            SentAt = message.Time("timestamp") ?? throw new UnreadableException("message without timestamp"),
            Item = item,
            ContextWamid = message.Object("context")?.Text("id"),
            MetaMediaId = item is MediaItem ? ItemParser.MediaOf(message)?.Text("id") : null,
            OwnNumbers = item is ContactItem { Own: true } card ? [.. card.Phones.Select(p => p.TrimStart('+'))] : [],
            Raw = item is UnknownItem ? message.Raw() : null,
            IdentityChange = IdentityChangeOf(message),
        };
    }

    static Sender SenderOf(JsonElement message, IReadOnlyList<JsonElement> contacts)
    {
        var (waId, userId) = (message.Text("from"), message.Text("from_user_id"));
        // Several customers can stand in one change; where there is only one contact it is the sender's even without a common id.
        var contact = contacts.FirstOrDefault(c => (waId is not null && c.Text("wa_id") == waId) || (userId is not null && c.Text("user_id") == userId));
        if (contact.ValueKind == JsonValueKind.Undefined && contacts.Count == 1 && (waId is null || contacts[0].Text("wa_id") is null))
        {
            contact = contacts[0];
        }

        var profile = contact.ValueKind == JsonValueKind.Object ? contact.Object("profile") : null;
        return new Sender
        {
            WaId = waId ?? contact.Text("wa_id"),
            UserId = userId ?? contact.Text("user_id"),
            ParentUserId = message.Text("from_parent_user_id") ?? contact.Text("parent_user_id"),
            Username = profile?.Text("username"),
            Name = profile?.Text("name"),
        };
    }

    static IdentityChange? IdentityChangeOf(JsonElement message) =>
        message.Text("type") == "system" && message.Object("system") is { } system
        && system.Text("type") is { } kind and ("user_changed_number" or "user_changed_user_id")
            ? new IdentityChange(kind, system.Text("wa_id"), system.Text("user_id"))
            : null;
}
