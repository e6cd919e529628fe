using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Bridge.Messaging.WhatsApp;

/// <summary>A change of another field than <c>messages</c>.</summary>
/// <param name="At">By Meta's clock; null where it does not say.</param>
sealed record InboundEvent(string Hash, string Field, string? Event, string Raw, DateTimeOffset? At)
{
    public TemplateChange? Template { get; init; }
    public IReadOnlyList<MarketingChoice> Marketing { get; init; } = [];

    public static InboundEvent? Parse(JsonElement entry, JsonElement change)
    {
        if (change.Text("field") is not { } field || !Known.Contains(field) || change.Object("value") is not { } value)
        {
            return null;
        }

        var (raw, at) = (change.Raw(), entry.Time("time"));
        // Without a time of Meta's the content alone tells a repetition.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{entry.Text("id")}\n{entry.Text("time")}\n{field}\n{raw}")));
        return new InboundEvent(hash, field, value.Text("event") ?? value.Text("decision"), raw.Replace("\0", "", StringComparison.Ordinal), at)
        {
            Template = TemplateOf(value),
            Marketing = [.. value.Array("user_preferences").Where(p => p.Text("category") == "marketing_messages" && (p.Text("wa_id") ?? p.Text("user_id")) is not null)
                .Select(p => ChoiceOf(p, [.. value.Array("contacts")], at))],
        };
    }

    /// <summary>One of the two ids stands in the choice; the contact beside it may know the other, and the customer may be known here by that alone.</summary>
    static MarketingChoice ChoiceOf(JsonElement choice, IReadOnlyList<JsonElement> contacts, DateTimeOffset? at)
    {
        var (waId, userId) = (choice.Text("wa_id"), choice.Text("user_id"));
        var contact = contacts.FirstOrDefault(c => (waId is not null && c.Text("wa_id") == waId) || (userId is not null && c.Text("user_id") == userId));
        return new MarketingChoice(waId ?? contact.Text("wa_id"), userId ?? contact.Text("user_id"), choice.Text("value") == "stop", choice.Time("timestamp") ?? at);
    }

    /// <summary>By what is in it: Meta's own sample of a quality event bears the field of a status event.</summary>
    static TemplateChange? TemplateOf(JsonElement value) => value.Text("message_template_id") is { } id
        ? new TemplateChange(id,
            value.Text("message_template_name"),
            // Written both ways in Meta's samples.
            value.Text("message_template_language")?.Replace('-', '_'),
            value.Text("event") is "UNARCHIVED" or "REINSTATED" ? "APPROVED" : value.Text("event"),
            value.Text("new_quality_score"),
            // Announced a day ahead it still is what it was: then correct_category stands beside it.
            value.Text("new_category"),
            value.Object("rejection_info")?.Text("reason") ?? value.Object("other_info")?.Text("description") ?? (value.Text("reason") is { } reason and not "NONE" ? reason : null))
        : null;

    static readonly HashSet<string> Known =
    [
        "message_template_status_update", "message_template_quality_update", "template_category_update", "message_template_components_update",
        "phone_number_quality_update", "phone_number_name_update", "business_capability_update", "account_update", "account_alerts", "account_review_update",
        "user_preferences", "security", "business_username_update",
    ];
}

/// <param name="Status">Null where the event is of something else.</param>
sealed record TemplateChange(string Id, string? Name, string? Language, string? Status, string? Quality, string? Category, string? Reason);

/// <summary>A customer no longer wants advertising, or wants it again.</summary>
sealed record MarketingChoice(string? WaId, string? UserId, bool Stopped, DateTimeOffset? At);
