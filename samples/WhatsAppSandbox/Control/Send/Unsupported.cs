using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Outbound;
using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Control.Send;

/// <summary>Something the Cloud API cannot carry, such as a poll.</summary>
internal sealed record UnsupportedRequest(string Kind = "poll_creation");

internal static class Unsupported
{
    public static void Map(RouteGroupBuilder control) => control.MapPost("/customers/{id}/unsupported", IResult (string id, UnsupportedRequest body, SandboxStore store, CustomerPhone phone) =>
        store.Customer(id) is not { } customer ? TypedResults.NotFound()
            : TypedResults.Created((string?)null, MessageView.Of(phone.Send(customer, "unsupported", new JsonObject
            {
                ["errors"] = new JsonArray(new JsonObject
                {
                    ["code"] = 131051,
                    ["title"] = "Message type unknown",
                    ["message"] = "Message type unknown",
                    ["error_data"] = new JsonObject { ["details"] = "Message type is currently not supported." },
                }),
                ["unsupported"] = new JsonObject { ["type"] = body.Kind },
            }))));
}
