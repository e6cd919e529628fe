using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Control.Send;

/// <summary>His own card in answer to a contact request; <c>replyTo</c> is the latest request unless said. Any other card by name and phone.</summary>
internal sealed record ContactRequest(string? ReplyTo = null, string? Name = null, string? Phone = null);

internal static class ShareContact
{
    public static void Map(RouteGroupBuilder control) => control.MapPost("/customers/{id}/contact", Handle);

    private static IResult Handle(string id, ContactRequest body, SandboxStore store, As send)
    {
        if (store.Customer(id) is not { } customer)
        {
            return TypedResults.NotFound();
        }
        if (body.Phone is { } phone)
        {
            return send.Customer(id, "contacts", new JsonArray(Card(body.Name ?? phone, phone.TrimStart('+'))), body.ReplyTo);
        }

        var request = body.ReplyTo ?? (store.Messages(message => message.CustomerId == id && IsRequest(message)) is [.., var last] ? last.Id : null);
        if (request is not null)
        {
            store.Change(id, current => current with { SharedNumber = true });
        }
        var card = Card(customer.Name, customer.Phone);
        if (request is not null)
        {
            card["origin"] = "contact_request";
        }
        return send.Customer(id, "contacts", new JsonArray(card), request);
    }

    private static bool IsRequest(ChatMessage message) => message.Payload.Text("interactive", "type") == "request_contact_info";

    private static JsonObject Card(string name, string phone) => new()
    {
        ["name"] = new JsonObject { ["formatted_name"] = name, ["first_name"] = name.Split(' ')[0] },
        ["phones"] = new JsonArray(new JsonObject { ["phone"] = "+" + phone, ["wa_id"] = phone, ["type"] = "CELL" }),
    };
}
