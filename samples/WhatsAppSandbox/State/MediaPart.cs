using System.Text.Json;

namespace Bridge.WhatsAppSandbox.State;

/// <summary>The media of an outgoing message, wherever it stands: its own, or the header of an interactive one.</summary>
internal readonly record struct MediaPart(string Kind, JsonElement Content)
{
    public string? Id => Content.Text("id");
    public string? Link => Content.Text("link");
    public string? Filename => Content.Text("filename");

    public static MediaPart? Of(JsonElement message) => message.Text("type") switch
    {
        "image" or "video" or "audio" or "document" or "sticker" => In(message, message.Text("type")!),
        "interactive" when message.At("interactive", "header") is { } header && header.Text("type") is "image" or "video" or "document" => In(header, header.Text("type")!),
        "template" when TemplateHeader(message) is { } header && header.Text("type") is "image" or "video" or "document" => In(header, header.Text("type")!),
        _ => null,
    };

    private static JsonElement? TemplateHeader(JsonElement message) => message.Items("template", "components")
        .Where(component => "header".Equals(component.Text("type"), StringComparison.OrdinalIgnoreCase))
        .SelectMany(component => component.Items("parameters")).Select(parameter => (JsonElement?)parameter).FirstOrDefault();

    private static MediaPart? In(JsonElement parent, string kind) => parent.At(kind) is { } content ? new MediaPart(kind, content) : null;
}
