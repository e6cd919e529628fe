using Bridge.WhatsAppSandbox.Control;
using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Graph.Media;

/// <summary>Stands for lookaside.fbsbx.com: an address past its five minutes is simply not found.</summary>
internal static class DownloadMedia
{
    private static readonly TimeSpan SlowBy = TimeSpan.FromSeconds(10);

    public const string Path = "/whatsapp_business/attachments/";

    public static void Map(WebApplication app) => app.MapGet(Path, Handle);

    private static async Task<IResult> Handle(string? mid, string? ext, string? hash, HttpContext context, ResolveMedia resolve, MediaStore media, Faults faults, TimeProvider time)
    {
        if (!GraphApi.HasToken(context, out _))
        {
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }
        if (mid is null || ext is null || hash is null || !resolve.StillGood(mid, ext, hash) || media.Find(mid) is not { } found || faults.Take(MediaFaultKind.Expired))
        {
            return Results.NotFound();
        }
        if (faults.Take(MediaFaultKind.Slow))
        {
            await Task.Delay(SlowBy, time, context.RequestAborted);
        }
        if (!faults.Take(MediaFaultKind.Truncated))
        {
            return Results.File(media.PathOf(mid), found.MimeType, enableRangeProcessing: true);
        }
        (context.Response.ContentType, context.Response.ContentLength) = (found.MimeType, found.Size);
        await context.Response.SendFileAsync(media.PathOf(mid), 0, found.Size / 2, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
        return Results.Empty;
    }
}
