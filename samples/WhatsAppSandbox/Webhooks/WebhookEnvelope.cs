using System.Globalization;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.State;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Webhooks;

/// <summary>What goes around a message or a status: account, number, and as much of the customer as Meta would show.</summary>
internal sealed class WebhookEnvelope(IOptions<WhatsAppOptions> account, IOptions<SandboxOptions> sandbox, TimeProvider time)
{
    public JsonObject Message(Customer customer, JsonObject message)
    {
        var profile = new JsonObject { ["name"] = customer.Name };
        if (customer.Username is not null)
        {
            profile["username"] = customer.Username;
        }
        var contact = new JsonObject { ["profile"] = profile };
        if (customer.ShowsNumber)
        {
            contact["wa_id"] = customer.Phone;
        }
        contact["user_id"] = customer.UserId;
        return Around(new("contacts", new JsonArray(contact)), new("messages", new JsonArray(message)));
    }

    public JsonObject Status(JsonObject status) => Around(new KeyValuePair<string, JsonNode?>("statuses", new JsonArray(status)));

    /// <summary>What concerns the account and not a number: with a time of its own.</summary>
    public JsonObject OfAccount(string field, JsonObject value) => new()
    {
        ["object"] = "whatsapp_business_account",
        ["entry"] = new JsonArray(new JsonObject
        {
            ["id"] = account.Value.BusinessAccountId,
            ["time"] = time.GetUtcNow().ToUnixTimeSeconds(),
            ["changes"] = new JsonArray(new JsonObject { ["field"] = field, ["value"] = value }),
        }),
    };

    public static string Timestamp(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private JsonObject Around(params ReadOnlySpan<KeyValuePair<string, JsonNode?>> parts)
    {
        var value = new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["metadata"] = new JsonObject
            {
                ["display_phone_number"] = sandbox.Value.DisplayPhoneNumber,
                ["phone_number_id"] = account.Value.PhoneNumberId,
            },
        };
        foreach (var part in parts)
        {
            value.Add(part);
        }
        return new JsonObject
        {
            ["object"] = "whatsapp_business_account",
            ["entry"] = new JsonArray(new JsonObject
            {
                ["id"] = account.Value.BusinessAccountId,
                ["changes"] = new JsonArray(new JsonObject { ["value"] = value, ["field"] = "messages" }),
            }),
        };
    }
}
