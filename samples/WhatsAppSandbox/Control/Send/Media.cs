using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Graph.Media;
using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Control.Send;

/// <summary>A form with <c>file</c>, and optionally <c>kind</c> (image, video, audio, voice, document, sticker), <c>caption</c>, <c>replyTo</c>.</summary>
internal static class Media
{
    private static readonly string[] Kinds = ["image", "video", "audio", "voice", "document", "sticker"];

    public static void Map(RouteGroupBuilder control) => control.MapPost("/customers/{id}/media", Handle);

    private static async Task<IResult> Handle(string id, HttpRequest request, SandboxStore store, MediaStore media, As send, CancellationToken ct)
    {
        if (store.Customer(id) is null)
        {
            return TypedResults.NotFound();
        }
        if (!request.HasFormContentType || await request.ReadFormAsync(ct) is not { } form || form.Files.GetFile("file") is not { } file)
        {
            return As.Problem("file", "Send a form with a file.");
        }
        var kind = form["kind"].ToString() is { Length: > 0 } given ? given : Guess(file.ContentType);
        if (!Kinds.Contains(kind))
        {
            return As.Problem("kind", $"One of {string.Join(", ", Kinds)}.");
        }
        var type = kind == "voice" ? "audio" : kind;
        if (file.Length > MediaRules.LargestFile)
        {
            return As.Problem("file", "WhatsApp takes files up to 100 MB.");
        }

        await using var bytes = file.OpenReadStream();
        var stored = await media.SaveAsync(bytes, file.ContentType, file.FileName, MediaStore.InboundLife, ct);
        var content = new JsonObject();
        if (type == "document")
        {
            content["filename"] = file.FileName;
        }
        if (form["caption"].ToString() is { Length: > 0 } caption && type is "image" or "video" or "document")
        {
            content["caption"] = caption;
        }
        content["mime_type"] = stored.MimeType;
        content["sha256"] = Convert.ToBase64String(stored.Sha256);
        content["id"] = stored.Id;
        if (type == "audio")
        {
            content["voice"] = kind == "voice";
        }
        if (type == "sticker")
        {
            content["animated"] = false;
        }
        return send.Customer(id, type, content, form["replyTo"].ToString() is { Length: > 0 } replyTo ? replyTo : null, stored);
    }

    private static string Guess(string mimeType) => mimeType.Split('/')[0] switch
    {
        "image" => "image",
        "video" => "video",
        "audio" => "audio",
        _ => "document",
    };
}
