using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Control.Send;

/// <summary>A form is filled in: of this message, or of the latest one that has a form.</summary>
internal sealed record FormRequest(JsonObject? Answers, string? ReplyTo = null);

internal static class Form
{
    public static void Map(RouteGroupBuilder control) => control.MapPost("/customers/{id}/form", (string id, FormRequest body, SandboxStore store, As send) =>
    {
        var asked = store.Messages(message => message.CustomerId == id && message.From == Sender.Business && message.Payload.Text("interactive", "type") == "flow"
            && (body.ReplyTo is null || message.Id == body.ReplyTo));
        if (asked is not [.., var form])
        {
            return As.Problem("replyTo", "There is no form in this chat.");
        }
        var answers = body.Answers?.DeepClone().AsObject() ?? [];
        // Meta gives back what the form was sent with, and "unused" where that was nothing.
        answers["flow_token"] = form.Payload.Text("interactive", "action", "parameters", "flow_token") ?? "unused";
        return send.Customer(id, "interactive", new JsonObject
        {
            ["type"] = "nfm_reply",
            ["nfm_reply"] = new JsonObject { ["name"] = "flow", ["body"] = "Sent", ["response_json"] = answers.ToJsonString() },
        }, form.Id);
    });
}
