using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Outbound;
using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Control.Send;

/// <param name="Forwarded">From another chat; <paramref name="Often"/>: through more than five.</param>
/// <param name="Referral">Meta's own object of an advertisement or post that led him here.</param>
internal sealed record TextRequest(string? Text, string? ReplyTo = null, bool Forwarded = false, bool Often = false, JsonObject? Referral = null);

internal static class Text
{
    public static void Map(RouteGroupBuilder control) => control.MapPost("/customers/{id}/text", (string id, TextRequest body, As send, SandboxStore store, CustomerPhone phone) =>
    {
        if (string.IsNullOrEmpty(body.Text))
        {
            return As.Problem("text", "Nothing is written.");
        }
        if (body is { Forwarded: false, Often: false, Referral: null })
        {
            return send.Customer(id, "text", new JsonObject { ["body"] = body.Text }, body.ReplyTo);
        }
        var content = new JsonObject { ["text"] = new JsonObject { ["body"] = body.Text } };
        if (body.Forwarded || body.Often)
        {
            content["context"] = new JsonObject { [body.Often ? "frequently_forwarded" : "forwarded"] = true };
        }
        if (body.Referral is { } referral)
        {
            content["referral"] = referral.DeepClone();
        }
        return store.Customer(id) is { } customer ? TypedResults.Created((string?)null, MessageView.Of(phone.Send(customer, "text", content))) : TypedResults.NotFound();
    });
}
