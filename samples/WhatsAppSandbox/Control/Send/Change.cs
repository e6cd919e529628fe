using System.Globalization;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Outbound;
using Bridge.WhatsAppSandbox.State;
using Bridge.WhatsAppSandbox.Webhooks;

namespace Bridge.WhatsAppSandbox.Control.Send;

internal sealed record EditRequest(string? MessageId, string? Text);

internal sealed record RevokeRequest(string? MessageId);

/// <param name="UserId">Made up where nothing is said: with the number the business-scoped id changes too.</param>
internal sealed record NumberRequest(string? Phone, string? UserId = null);

internal sealed record MarketingRequest(bool Stop = true);

/// <summary>He takes back or changes what he wrote, gets another number, or wants no more advertising.</summary>
internal static class Change
{
    public static void Map(RouteGroupBuilder control)
    {
        control.MapPost("/customers/{id}/edit", (string id, EditRequest body, SandboxStore store, As send) =>
            !Wrote(store, id, body.MessageId) ? As.Problem("messageId", "He has written no such message.")
            : string.IsNullOrEmpty(body.Text) ? As.Problem("text", "Nothing is written.")
            : send.Customer(id, "edit", new JsonObject
            {
                ["original_message_id"] = body.MessageId, ["message"] = new JsonObject { ["type"] = "text", ["text"] = new JsonObject { ["body"] = body.Text } },
            }));
        control.MapPost("/customers/{id}/revoke", (string id, RevokeRequest body, SandboxStore store, As send) =>
            Wrote(store, id, body.MessageId) ? send.Customer(id, "revoke", new JsonObject { ["original_message_id"] = body.MessageId }) : As.Problem("messageId", "He has written no such message."));
        control.MapPost("/customers/{id}/number", Renumber);
        control.MapPost("/customers/{id}/marketing", Choose);
    }

    private static bool Wrote(SandboxStore store, string id, string? wamid) => wamid is not null && store.Message(wamid) is { From: Sender.Customer } message && message.CustomerId == id;

    private static IResult Renumber(string id, NumberRequest body, SandboxStore store, WebhookQueue webhooks, WebhookEnvelope envelope, Chance chance, TimeProvider time)
    {
        if (store.Customer(id) is not { } old)
        {
            return TypedResults.NotFound();
        }
        if (body.Phone?.TrimStart('+') is not { Length: >= 7 and <= 15 } phone || !phone.All(char.IsAsciiDigit))
        {
            return As.Problem("phone", "A phone number is 7 to 15 digits with the country's code.");
        }
        var userId = body.UserId ?? old.UserId.Split('.')[0] + "." + chance.Digits(13);
        var changed = store.Change(id, customer => customer with { Phone = phone, UserId = userId })!;
        // "from" is the old number, and there is no contact beside it.
        var message = new JsonObject
        {
            ["from"] = old.Phone,
            ["id"] = Wamid.New(old, Sender.Customer, chance),
            ["timestamp"] = WebhookEnvelope.Timestamp(time.GetUtcNow()),
            ["type"] = "system",
            ["system"] = new JsonObject
            {
                ["type"] = "user_changed_number", ["body"] = $"User changed from {old.Phone} to {phone}", ["wa_id"] = phone, ["user_id"] = userId, ["previous_user_id"] = old.UserId,
            },
        };
        webhooks.Enqueue("messages:" + id, MetaJson.Serialize(envelope.System(message)));
        return TypedResults.Ok(CustomerView.Of(changed));
    }

    private static IResult Choose(string id, MarketingRequest body, SandboxStore store, WebhookQueue webhooks, WebhookEnvelope envelope, TimeProvider time)
    {
        if (store.Customer(id) is not { } customer)
        {
            return TypedResults.NotFound();
        }
        var choice = new JsonObject
        {
            ["detail"] = string.Create(CultureInfo.InvariantCulture, $"User requested to {(body.Stop ? "stop" : "resume")} marketing messages"),
            ["category"] = "marketing_messages",
            ["value"] = body.Stop ? "stop" : "resume",
            ["timestamp"] = time.GetUtcNow().ToUnixTimeSeconds(),
        };
        choice[customer.ShowsNumber ? "wa_id" : "user_id"] = customer.ShowsNumber ? customer.Phone : customer.UserId;
        webhooks.Enqueue(WebhookQueue.AccountLane, MetaJson.Serialize(envelope.Preference(customer, choice)));
        return TypedResults.NoContent();
    }
}
