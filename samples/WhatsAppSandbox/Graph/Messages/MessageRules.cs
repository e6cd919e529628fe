using System.Text.Json;
using Bridge.WhatsAppSandbox.State;
using Bridge.WhatsAppSandbox.Templates;

namespace Bridge.WhatsAppSandbox.Graph.Messages;

/// <summary>What Meta refuses at once, whoever it is for: missing and oversized fields of every type.</summary>
internal static class MessageRules
{
    private static readonly string[] Types =
        ["text", "image", "video", "audio", "document", "sticker", "location", "contacts", "reaction", "interactive", "template"];

    public static GraphError? Refusal(JsonElement body)
    {
        if (body.Text("messaging_product") != "whatsapp")
        {
            return GraphErrors.Parameter("The parameter messaging_product is required.");
        }
        if (string.IsNullOrWhiteSpace(body.Text("to")) && string.IsNullOrWhiteSpace(body.Text("recipient")))
        {
            return GraphErrors.Parameter("The parameter to is required.");
        }
        if (body.Text("to") is { } to && !to.TrimStart('+').All(c => char.IsAsciiDigit(c) || c is ' '))
        {
            return GraphErrors.Invalid("to is not a valid phone number");
        }
        var type = body.Text("type") ?? "text";
        if (!Types.Contains(type))
        {
            return GraphErrors.Parameter($"Param type must be one of {{{string.Join(", ", Types).ToUpperInvariant()}}} - got \"{type}\".");
        }
        if (body.At(type) is not { } content)
        {
            return GraphErrors.Parameter($"The parameter {type} is required.");
        }
        if (Check.Optional(body, "biz_opaque_callback_data", "biz_opaque_callback_data", Limits.CallbackData) is { } tooLong)
        {
            return tooLong;
        }
        return type switch
        {
            "text" => TextRefusal(content),
            "image" or "video" or "document" => Check.All(MediaRefusal(type, content), Check.Optional(content, "caption", $"{type}.caption", Limits.Caption)),
            "audio" => MediaRefusal(type, content) ?? (content.At("caption") is null ? null : GraphErrors.Parameter("Unexpected key \"caption\" on param \"audio\".")),
            "sticker" => MediaRefusal(type, content),
            "location" => LocationRefusal(content),
            "contacts" => ContactsRefusal(content),
            "reaction" => content.Text("message_id") is null ? GraphErrors.Missing("reaction.message_id")
                : content.Text("emoji") is null ? GraphErrors.Missing("reaction.emoji") : null,
            "interactive" => InteractiveRules.Refusal(content),
            _ => SentTemplate.Malformed(content),
        };
    }

    private static GraphError? TextRefusal(JsonElement text) =>
        text.Text("body") is not { Length: > 0 } body ? GraphErrors.Parameter("The parameter text['body'] is required.")
        : body.EnumerateRunes().Count() > Limits.Text ? GraphErrors.Parameter($"Param text['body'] must be at most {Limits.Text} characters long.")
        : null;

    internal static GraphError? MediaRefusal(string type, JsonElement media) => (media.Text("id"), media.Text("link")) switch
    {
        (null, null) => GraphErrors.Parameter($"The parameter {type} must hold exactly one of id and link."),
        (not null, not null) => GraphErrors.Parameter($"The parameter {type} must hold exactly one of id and link."),
        (null, var link) => Check.Link(link, $"{type}.link"),
        _ => null,
    };

    private static GraphError? LocationRefusal(JsonElement location)
    {
        return Degrees("latitude", 90) ?? Degrees("longitude", 180);

        GraphError? Degrees(string name, double most) => location.At(name) switch
        {
            null => GraphErrors.Missing($"location.{name}"),
            { ValueKind: JsonValueKind.Number } number when Math.Abs(number.GetDouble()) <= most => null,
            { ValueKind: JsonValueKind.String } text when double.TryParse(text.GetString(), System.Globalization.CultureInfo.InvariantCulture, out var value)
                && Math.Abs(value) <= most => null,
            _ => GraphErrors.Invalid($"location.{name} is not valid"),
        };
    }

    private static GraphError? ContactsRefusal(JsonElement contacts) =>
        contacts.ValueKind != JsonValueKind.Array ? GraphErrors.Parameter("Param contacts must be an array.")
        : Check.Count(contacts.GetArrayLength(), "contacts", 1, Limits.Contacts)
            ?? Check.Each([.. contacts.EnumerateArray()], contact => contact.Text("name", "formatted_name") is null ? GraphErrors.Missing("contacts.name.formatted_name") : null);
}
