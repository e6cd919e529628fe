using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Graph.Media;

/// <summary>Stands for lookaside.fbsbx.com: an address past its five minutes is simply not found.</summary>
internal static class DownloadMedia
{
    public const string Path = "/whatsapp_business/attachments/";

    public static void Map(WebApplication app) => app.MapGet(Path, Handle);

    private static IResult Handle(string? mid, string? ext, string? hash, HttpContext context, ResolveMedia resolve, MediaStore media) =>
        !GraphApi.HasToken(context, out _) ? Results.StatusCode(StatusCodes.Status401Unauthorized)
        : mid is not null && ext is not null && hash is not null && resolve.StillGood(mid, ext, hash) && media.Find(mid) is { } found
            ? Results.File(media.PathOf(mid), found.MimeType, enableRangeProcessing: true)
            : Results.NotFound();
}
