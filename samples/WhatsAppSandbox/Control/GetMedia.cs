using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Control;

/// <summary>The bytes for the phone, which has no token. Only pictures, sound and film are shown in place: a document might hold scripts.</summary>
internal static class GetMedia
{
    public static void Map(RouteGroupBuilder control) => control.MapGet("/media/{id:regex(^\\d+$)}", (string id, MediaStore media) =>
    {
        if (media.Find(id) is not { } found)
        {
            return Results.NotFound();
        }
        var shown = found.MimeType.Split('/')[0] is "image" or "audio" or "video" && !found.MimeType.Contains("svg", StringComparison.OrdinalIgnoreCase);
        return Results.File(media.PathOf(id), found.MimeType, shown ? null : found.Filename ?? id, enableRangeProcessing: true);
    });
}
