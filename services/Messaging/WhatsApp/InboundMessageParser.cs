using System.Text.Json;
using Bridge.Contracts.Messaging;

namespace Bridge.Messaging.WhatsApp;

/// <summary>One element of <c>messages[]</c> or <c>message_echoes[]</c>: who, when, and what in the words of the contracts.</summary>
static class InboundMessageParser
{
    public static InboundMessage Parse(JsonElement message, IReadOnlyList<JsonElement> contacts, string phoneNumberId, DateTimeOffset arrived)
    {
        if (message.Text("group_id") is not null)
        {
            // Said to several: an answer to one of them alone would be in the wrong place.
            throw new UnreadableException("message in a group");
        }

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
            SentAt = message.Moment(arrived),
            Item = item,
            ContextWamid = item is ReactionItem ? message.Object("reaction")?.Text("message_id") : message.Object("context")?.Text("id"),
            Origin = MessageOrigin.Of(message),
            MetaMediaId = item is MediaItem ? ItemParser.MediaOf(message)?.Text("id") : null,
            OwnNumbers = item is ContactItem { Own: true } card ? [.. card.Phones.Select(p => p.TrimStart('+'))] : [],
            Raw = item is UnknownItem ? message.Raw() : null,
            IdentityChange = IdentityChangeOf(message),
        };
    }

    /// <summary>What the company itself has sent, from the app on its phone: the customer is the one it went to.</summary>
    public static InboundMessage ParseEcho(JsonElement echo, IReadOnlyList<JsonElement> contacts, string phoneNumberId, DateTimeOffset arrived)
    {
        var item = ItemParser.Parse(echo);
        if (item is EditItem or RevokeItem or ReactionItem)
        {
            // Nothing is said to the customer that the thread could show as a message of its own.
            throw new UnreadableException($"echo of {echo.Text("type")}");
        }

        // The contact's profile is how the company's phone knows him: his own name is the one that he shows.
        var customer = SenderOf(echo, contacts, "to") with { Name = null, Username = null };
        return new InboundMessage
        {
            PhoneNumberId = phoneNumberId,
            Sender = customer.IsKnown ? customer : throw new UnreadableException("echo without recipient"),
            Wamid = echo.Text("id") ?? throw new UnreadableException("echo without id"),
            SentAt = echo.Moment(arrived),
            Item = item,
            ContextWamid = echo.Object("context")?.Text("id"),
            MetaMediaId = item is MediaItem ? ItemParser.MediaOf(echo)?.Text("id") : null,
        };
    }

    static Sender SenderOf(JsonElement message, IReadOnlyList<JsonElement> contacts, string side = "from")
    {
        // Of a change of the id alone nothing but the old one says who it is.
        var (waId, userId) = (message.Text(side), message.Text($"{side}_user_id") ?? message.Object("system")?.Text("previous_user_id"));
        // Several customers can stand in one change; where there is only one contact it is the sender's even without a common id, unless it names another.
        var contact = contacts.FirstOrDefault(c => (waId is not null && c.Text("wa_id") == waId) || (userId is not null && c.Text("user_id") == userId));
        if (contact.ValueKind == JsonValueKind.Undefined && contacts is [var only] && !Differ(waId, only.Text("wa_id")) && !Differ(userId, only.Text("user_id")))
        {
            contact = only;
        }

        var profile = contact.ValueKind == JsonValueKind.Object ? contact.Object("profile") : null;
        return new Sender
        {
            WaId = waId ?? contact.Text("wa_id"),
            UserId = userId ?? contact.Text("user_id"),
            ParentUserId = message.Text($"{side}_parent_user_id") ?? contact.Text("parent_user_id"),
            Username = profile?.Text("username"),
            Name = profile?.Text("name"),
        };
    }

    static bool Differ(string? one, string? other) => one is not null && other is not null && one != other;

    /// <summary>What Meta itself says of the customer in his place: nothing in it is his word.</summary>
    static IdentityChange? IdentityChangeOf(JsonElement message) =>
        message.Text("type") == "system" && message.Object("system") is { } system && system.Text("type") is { } kind
            ? new IdentityChange(kind, system.Text("wa_id"), system.Text("user_id"))
            : null;
}
