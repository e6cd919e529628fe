using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Outbound;
using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Control.Send;

/// <summary>
/// Any message object of Meta's (an order, an edit, a type of tomorrow): <c>{"type": "order", "order": {…}}</c>. From, id and timestamp are filled in.
/// </summary>
internal static class Raw
{
    private static readonly string[] FilledIn = ["from", "from_user_id", "id", "timestamp", "type"];

    public static void Map(RouteGroupBuilder control) => control.MapPost("/customers/{id}/raw", IResult (string id, JsonElement body, SandboxStore store, CustomerPhone phone) =>
    {
        if (store.Customer(id) is not { } customer)
        {
            return TypedResults.NotFound();
        }
        if (body.Text("type") is not { Length: > 0 } type)
        {
            return As.Problem("type", "A message has a type.");
        }
        var content = JsonObject.Create(body)!;
        foreach (var name in FilledIn)
        {
            content.Remove(name);
        }
        return TypedResults.Created((string?)null, MessageView.Of(phone.Send(customer, type, content)));
    });
}
