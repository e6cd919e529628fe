using System.Text.Json.Nodes;

namespace Bridge.WhatsAppSandbox.Control.Send;

internal sealed record TextRequest(string? Text, string? ReplyTo = null);

internal static class Text
{
    public static void Map(RouteGroupBuilder control) => control.MapPost("/customers/{id}/text", (string id, TextRequest body, As send) =>
        string.IsNullOrEmpty(body.Text) ? As.Problem("text", "Nothing is written.")
            : send.Customer(id, "text", new JsonObject { ["body"] = body.Text }, body.ReplyTo));
}
