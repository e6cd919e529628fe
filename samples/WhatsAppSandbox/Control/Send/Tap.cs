using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Control.Send;

/// <summary>Which option: by its id or by its title; of this message, or of the latest one that has it.</summary>
internal sealed record TapRequest(string? MessageId = null, string? ReplyId = null, string? Title = null);

internal static class Tap
{
    public static void Map(RouteGroupBuilder control) => control.MapPost("/customers/{id}/tap", Handle);

    private static IResult Handle(string id, TapRequest body, SandboxStore store, As send)
    {
        if (body.ReplyId is null && body.Title is null)
        {
            return As.Problem("replyId", "Say which option by replyId or title.");
        }
        var asked = store.Messages(message => message.CustomerId == id && message.From == Sender.Business && (body.MessageId is null || message.Id == body.MessageId));
        var found = asked.Reverse()
            .SelectMany(message => OptionView.Of(message).Select(option => (Message: message, Option: option)))
            .FirstOrDefault(pair => (body.ReplyId is null || pair.Option.Id == body.ReplyId) && (body.Title is null || pair.Option.Title == body.Title));
        if (found.Message is null)
        {
            var there = string.Join(", ", asked.TakeLast(1).SelectMany(OptionView.Of).Select(option => option.Title));
            return As.Problem("replyId", $"There is no such option. The last message offers: {(there.Length > 0 ? there : "nothing")}.");
        }
        if (found.Option.Kind == OptionKind.QuickReply)
        {
            return send.Customer(id, "button", new JsonObject { ["payload"] = found.Option.Id, ["text"] = found.Option.Title }, found.Message.Id);
        }
        var reply = new JsonObject { ["id"] = found.Option.Id, ["title"] = found.Option.Title };
        if (found.Option.Description is { } description)
        {
            reply["description"] = description;
        }
        var kind = found.Option.Kind == OptionKind.Button ? "button_reply" : "list_reply";
        return send.Customer(id, "interactive", new JsonObject { ["type"] = kind, [kind] = reply }, found.Message.Id);
    }
}
