using System.Globalization;
using System.Text.Json.Nodes;
using Bridge.Contracts.Messaging;

namespace Bridge.WhatsApp.Rendering;

/// <summary>The kinds that are neither text, nor a file, nor interactive.</summary>
static class Plain
{
    public static (string, JsonObject) Location(LocationContent content, TextFitter fit) => ("location", Place("location", content, fit));

    public static JsonObject Place(string field, LocationContent place, TextFitter fit)
    {
        if (place.Latitude is not (>= -90 and <= 90) || place.Longitude is not (>= -180 and <= 180))
        {
            throw new RefusedException(field, "is no place on earth");
        }

        var json = new JsonObject { ["latitude"] = place.Latitude, ["longitude"] = place.Longitude };
        // Meta shows an address only under a name.
        if (fit.OptionalLine($"{field}.name", place.Name, WhatsAppLimits.Place) is { } name)
        {
            json["name"] = name;
        }

        if (fit.OptionalLine($"{field}.address", place.Address, WhatsAppLimits.Place) is { } address)
        {
            json["address"] = address;
        }

        return json;
    }

    /// <summary>The body is a list here, not an object.</summary>
    public static (string, JsonNode) Contacts(ContactsContent content, TextFitter fit)
    {
        if (content.Cards.Count is 0 or > WhatsAppLimits.Contacts)
        {
            throw new RefusedException("contacts", $"are {content.Cards.Count}; WhatsApp takes 1 to {WhatsAppLimits.Contacts}");
        }

        return ("contacts", new JsonArray([.. content.Cards.Select((card, i) => (JsonNode)Card(card, $"contacts[{i}]", fit))]));
    }

    static JsonObject Card(SharedCard card, string field, TextFitter fit)
    {
        var name = fit.Line($"{field}.name", card.Name, WhatsAppLimits.Place);
        return new JsonObject
        {
            // One part of the name has to stand beside the whole.
            ["name"] = new JsonObject { ["formatted_name"] = name, ["first_name"] = name },
            ["phones"] = new JsonArray([.. card.Phones.Select(phone => (JsonNode)new JsonObject
            {
                ["phone"] = phone,
                ["type"] = "CELL",
                ["wa_id"] = string.Concat(phone.Where(char.IsAsciiDigit)),
            })]),
        };
    }

    public static (string, JsonObject) Reaction(ReactionContent content)
    {
        var emoji = content.Emoji ?? "";
        if (emoji.Length > WhatsAppLimits.Emoji || new StringInfo(emoji).LengthInTextElements > 1 || emoji.Any(c => c < 0x80 && !char.IsAsciiDigit(c) && c is not ('#' or '*')))
        {
            throw new RefusedException("reaction.emoji", "is not one emoji");
        }

        return ("reaction", new JsonObject { ["message_id"] = TextFitter.Id("reaction.message_id", content.Wamid, WhatsAppLimits.MessageId), ["emoji"] = emoji });
    }
}
