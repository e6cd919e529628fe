using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Outbound;
using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Control.Send;

/// <summary>Something the Cloud API cannot carry, such as a poll.</summary>
/// <param name="Code">131051; 131052 is a file of more than 100 MB, 131060 a message that cannot be had.</param>
internal sealed record UnsupportedRequest(string Kind = "poll_creation", int Code = 131051);

internal static class Unsupported
{
    public static void Map(RouteGroupBuilder control) => control.MapPost("/customers/{id}/unsupported", IResult (string id, UnsupportedRequest body, SandboxStore store, CustomerPhone phone) =>
        store.Customer(id) is not { } customer ? TypedResults.NotFound()
            : TypedResults.Created((string?)null, MessageView.Of(phone.Send(customer, "unsupported", new JsonObject
            {
                ["errors"] = new JsonArray(new JsonObject
                {
                    ["code"] = body.Code,
                    ["title"] = "Message type unknown",
                    ["message"] = "Message type unknown",
                    ["error_data"] = new JsonObject { ["details"] = "Message type is currently not supported." },
                }),
                ["unsupported"] = new JsonObject { ["type"] = body.Kind },
            }))));
}
