using System.Text.Json;
using Bridge.Contracts.Messaging;

namespace Bridge.Messaging.WhatsApp;

/// <summary>What a message says. A type that is not known, or known and broken, is an <see cref="UnknownItem"/>: shown as such, never dropped.</summary>
static class ItemParser
{
    public static Item Parse(JsonElement message)
    {
        var type = message.Text("type") ?? "missing";
        return Known(type, message) ?? new UnknownItem(type == "unsupported" ? message.Object("unsupported")?.Text("type") ?? type : type);
    }

    /// <summary>The object that holds the media, under the name of its type.</summary>
    public static JsonElement? MediaOf(JsonElement message) => message.Text("type") is { } type ? message.Object(type) : null;

    static Item? Known(string type, JsonElement message) => type switch
    {
        "text" => message.Object("text")?.Text("body") is { } body ? new TextItem(body) : null,
        "image" => Media(message, MediaKind.Image),
        "video" => Media(message, MediaKind.Video),
        "audio" => Media(message, MediaOf(message)?.Flag("voice") == true ? MediaKind.Voice : MediaKind.Audio),
        "document" => Media(message, MediaKind.Document),
        "sticker" => Media(message, MediaKind.Sticker),
        "location" => Location(message),
        "contacts" => Contact(message),
        "button" => Button(message),
        "interactive" => Interactive(message),
        "order" => Cart(message),
        "reaction" => message.Object("reaction") is { } reaction ? new ReactionItem(reaction.Text("emoji")) : null,
        "edit" => Edit(message),
        "revoke" => message.Object("revoke")?.Text("original_message_id") is { } wamid ? new RevokeItem(wamid) : null,
        _ => null,
    };

    static MediaItem? Media(JsonElement message, MediaKind kind)
    {
        if (MediaOf(message) is not { } media || media.Text("id") is null)
        {
            return null;
        }

        return new MediaItem(Guid.CreateVersion7(), kind, media.Text("mime_type") ?? "application/octet-stream",
            media.Text("filename"), media.Text("caption"), Sha256(media.Text("sha256")));
    }

    /// <summary>Base64 in webhooks; hex is said to occur.</summary>
    static string? Sha256(string? hash)
    {
        if (hash is { Length: 64 } && hash.All(char.IsAsciiHexDigit))
        {
            return hash.ToLowerInvariant();
        }

        Span<byte> bytes = stackalloc byte[48];
        return hash is not null && Convert.TryFromBase64String(hash, bytes, out var written) && written == 32
            ? Convert.ToHexStringLower(bytes[..written])
            : null;
    }

    static LocationItem? Location(JsonElement message) =>
        message.Object("location") is { } location && location.Number("latitude") is { } latitude && location.Number("longitude") is { } longitude
            ? new LocationItem(latitude, longitude, location.Text("name"), location.Text("address"))
            : null;

    static ContactItem? Contact(JsonElement message)
    {
        var cards = message.Array("contacts").Where(card => card.ValueKind == JsonValueKind.Object).ToList();
        // A contact request is answered with exactly one.
        return cards is [var first, .. var others]
            ? new ContactItem(NameOf(first), PhonesOf(first), first.Text("origin") == "contact_request") { More = [.. others.Select(card => new SharedCard(NameOf(card), PhonesOf(card)))] }
            : null;
    }

    static string? NameOf(JsonElement card) => card.Object("name")?.Text("formatted_name") ?? card.Object("name")?.Text("first_name") ?? card.Object("org")?.Text("company");

    static IReadOnlyList<string> PhonesOf(JsonElement card) => [.. card.Array("phones").Select(p => p.Text("wa_id") ?? p.Text("phone")).OfType<string>()
        .Select(PhoneNumbers.Normalise).OfType<string>().Distinct()];

    static TapItem? Button(JsonElement message) =>
        message.Object("button") is { } button && (button.Text("payload") ?? button.Text("text")) is { } payload
            ? new TapItem(payload, button.Text("text") ?? "")
            : null;

    static Item? Interactive(JsonElement message)
    {
        var interactive = message.Object("interactive");
        if (interactive?.Object("nfm_reply") is { } form)
        {
            return new FormItem(form.Text("name"), Answers(form));
        }

        var reply = interactive?.Text("type") is { } type and ("button_reply" or "list_reply") ? interactive?.Object(type) : null;
        return reply?.Text("id") is { } id ? new TapItem(id, reply?.Text("title") ?? "") : null;
    }

    /// <summary>Text that holds JSON; what cannot be read in it is no answer.</summary>
    static Dictionary<string, string> Answers(JsonElement form)
    {
        try
        {
            var answers = form.Object("response_json") ?? (form.Text("response_json") is { } text ? JsonSerializer.Deserialize<JsonElement>(text) : default);
            return answers.ValueKind != JsonValueKind.Object ? []
                : answers.EnumerateObject().DistinctBy(answer => answer.Name).ToDictionary(answer => answer.Name.Replace("\0", "", StringComparison.Ordinal),
                    answer => answers.Text(answer.Name) ?? (answer.Value.ValueKind == JsonValueKind.String ? "" : answer.Value.GetRawText()));
        }
        catch (JsonException)
        {
            return [];
        }
    }

    static CartItem? Cart(JsonElement message)
    {
        if (message.Object("order") is not { } order)
        {
            return null;
        }

        var lines = order.Array("product_items")
            .Where(line => line.Text("product_retailer_id") is not null && line.Integer("quantity") is > 0 and <= int.MaxValue)
            .Select(line => new CartItemLine(line.Text("product_retailer_id")!, (int)line.Integer("quantity")!.Value));
        return new CartItem([.. lines], order.Text("text"));
    }

    static EditItem? Edit(JsonElement message) =>
        message.Object("edit") is { } edit && edit.Text("original_message_id") is { } wamid
            ? new EditItem(wamid, edit.Object("message") is { } now ? now.Object("text")?.Text("body") ?? MediaOf(now)?.Text("caption") : null)
            : null;
}
