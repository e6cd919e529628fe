using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bridge.Messaging.Tests.Support;

/// <summary>Webhooks as Meta writes them.</summary>
static class Meta
{
    public static string Text(string wamid, string body, string from = "5511999900001", DateTimeOffset? at = null, string number = MessagingHost.Number) =>
        Messages(number, Message(wamid, from, at ?? DateTimeOffset.UtcNow, "text", new { body }));

    public static string Messages(string number, params JsonObject[] messages) => Change(number, new JsonObject { ["messages"] = new JsonArray([.. messages]) },
        [.. messages.Select(m => m["from"]?.GetValue<string>()).OfType<string>().Distinct()]);

    public static JsonObject Message(string wamid, string from, DateTimeOffset at, string type, object content) => new()
    {
        ["from"] = from,
        ["id"] = wamid,
        ["timestamp"] = at.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["type"] = type,
        [type] = JsonSerializer.SerializeToNode(content),
    };

    public static JsonObject Status(string wamid, string status, DateTimeOffset at, string? callback = null, int? error = null, string? recipient = "5511999900001", string? userId = null)
    {
        var json = new JsonObject
        {
            ["id"] = wamid,
            ["status"] = status,
            ["timestamp"] = at.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        if (recipient is not null)
        {
            json["recipient_id"] = recipient;
        }

        if (userId is not null)
        {
            json["recipient_user_id"] = userId;
        }

        if (callback is not null)
        {
            json["biz_opaque_callback_data"] = callback;
        }

        if (error is { } code)
        {
            json["errors"] = new JsonArray(new JsonObject { ["code"] = code, ["title"] = "no" });
        }

        return json;
    }

    public static string Statuses(params JsonObject[] statuses) => Change(MessagingHost.Number, new JsonObject { ["statuses"] = new JsonArray([.. statuses]) }, []);

    public static string Change(string number, JsonObject value, IReadOnlyList<string> waIds)
    {
        value["messaging_product"] = "whatsapp";
        value["metadata"] = new JsonObject { ["display_phone_number"] = "551140001234", ["phone_number_id"] = number };
        if (waIds.Count > 0)
        {
            value["contacts"] = new JsonArray([.. waIds.Select(id => (JsonNode)new JsonObject { ["profile"] = new JsonObject { ["name"] = "Marina" }, ["wa_id"] = id })]);
        }

        return new JsonObject
        {
            ["object"] = "whatsapp_business_account",
            ["entry"] = new JsonArray(new JsonObject
            {
                ["id"] = "104200000000001",
                ["changes"] = new JsonArray(new JsonObject { ["field"] = "messages", ["value"] = value }),
            }),
        }.ToJsonString();
    }
}
