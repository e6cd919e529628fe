using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Control.Send;

/// <summary>Without an emoji the reaction is taken back.</summary>
internal sealed record ReactionRequest(string? MessageId, string? Emoji = null);

internal static class Reaction
{
    public static void Map(RouteGroupBuilder control) => control.MapPost("/customers/{id}/reaction", (string id, ReactionRequest body, SandboxStore store, As send) =>
    {
        if (body.MessageId is null || store.Message(body.MessageId)?.CustomerId != id)
        {
            return As.Problem("messageId", "There is no such message in this chat.");
        }
        var reaction = new JsonObject { ["message_id"] = body.MessageId };
        if (!string.IsNullOrEmpty(body.Emoji))
        {
            reaction["emoji"] = body.Emoji;
        }
        return send.Customer(id, "reaction", reaction);
    });
}
