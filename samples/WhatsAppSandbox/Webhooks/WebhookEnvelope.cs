using System.Globalization;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.State;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Webhooks;

/// <summary>What goes around a message or a status: account, number, and as much of the customer as Meta would show.</summary>
internal sealed class WebhookEnvelope(IOptions<WhatsAppOptions> account, IOptions<SandboxOptions> sandbox, TimeProvider time)
{
    public JsonObject Message(Customer customer, JsonObject message) => Around(new("contacts", new JsonArray(Contact(customer))), new("messages", new JsonArray(message)));

    /// <summary>What Meta says of a customer in his place: without his contact.</summary>
    public JsonObject System(JsonObject message) => Around(new KeyValuePair<string, JsonNode?>("messages", new JsonArray(message)));

    /// <summary>A choice of his: a field of its own, and the one whose entry has no time.</summary>
    public JsonObject Preference(Customer customer, JsonObject choice)
    {
        var webhook = Around(new("contacts", new JsonArray(Contact(customer))), new("user_preferences", new JsonArray(choice)));
        webhook["entry"]![0]!["changes"]![0]!["field"] = "user_preferences";
        return webhook;
    }

    private static JsonObject Contact(Customer customer)
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
        return contact;
    }

    public JsonObject Status(JsonObject status, Customer? contact = null) => contact is null
        ? Around(new KeyValuePair<string, JsonNode?>("statuses", new JsonArray(status)))
        : Around(new("contacts", new JsonArray(Contact(contact))), new("statuses", new JsonArray(status)));

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
