using System.Text.Json;
using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Control;

/// <summary>A message as the phone draws it and tests read it; the payload is what went over the wire, whole.</summary>
internal sealed record MessageView(
    long Sequence, string Id, Sender From, DateTimeOffset At, string Type, string? Text, IReadOnlyList<OptionView> Options, MessageStatus Status,
    IReadOnlyList<StatusAt> Statuses, MessageMedia? Media, string? ReplyTo, string? CallbackData, JsonElement? Error, JsonElement? Template, JsonElement Payload)
{
    public static MessageView Of(ChatMessage message) => new(
        message.Sequence, message.Id, message.From, message.At, message.Type, TextOf(message), OptionView.Of(message), message.Status,
        message.Statuses, message.Media, message.ReplyTo, message.CallbackData, message.Error, message.Template, message.Payload);

    /// <summary>What a person would say the message says.</summary>
    private static string? TextOf(ChatMessage message) => (message.Type, message.Payload) switch
    {
        ("text", var payload) => payload.Text("text", "body"),
        ("interactive", var payload) => payload.Text("interactive", "body", "text")
            ?? payload.Text("interactive", "button_reply", "title") ?? payload.Text("interactive", "list_reply", "title"),
        ("button", var payload) => payload.Text("button", "text"),
        ("template", _) => message.Template?.Text("body"),
        ("reaction", var payload) => payload.Text("reaction", "emoji"),
        (var type, var payload) => payload.Text(type, "caption"),
    };
}

/// <summary>Something to tap on: a reply button or a list row.</summary>
internal sealed record OptionView(string Id, string Title, string? Description, OptionKind Kind)
{
    public static IReadOnlyList<OptionView> Of(ChatMessage message)
    {
        if (message.Template is { } template)
        {
            return [.. template.Items("buttons").Where(button => button.Text("type") == "quick_reply")
                .Select(button => new OptionView(button.Text("payload") ?? "", button.Text("text") ?? "", null, OptionKind.QuickReply))];
        }
        if (message.From != Sender.Business || message.Payload.At("interactive", "action") is not { } action)
        {
            return [];
        }
        var buttons = action.Items("buttons")
            .Select(button => new OptionView(button.Text("reply", "id") ?? "", button.Text("reply", "title") ?? "", null, OptionKind.Button));
        var rows = action.Items("sections").SelectMany(section => section.Items("rows"))
            .Select(row => new OptionView(row.Text("id") ?? "", row.Text("title") ?? "", row.Text("description"), OptionKind.Row));
        return [.. buttons, .. rows];
    }
}

/// <remarks>A template's quick reply is tapped like a button and arrives as a type of its own.</remarks>
internal enum OptionKind { Button, Row, QuickReply }
