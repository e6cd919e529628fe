using System.Security.Claims;
using Bridge.Messaging.Conversations;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Messaging.Media;

static class MediaApi
{
    public static void MapMedia(this IEndpointRouteBuilder app)
    {
        app.MapGroup("/media").RequireAuthorization(Policies.Viewer).WithTags("Media").MapGet("/{id:guid}", GetMedia).WithName(nameof(GetMedia));
        app.MapGroup("/internal/media").RequireAuthorization(Policies.Service).ExcludeFromDescription().MapGet("/{id:guid}", GetForService);
    }

    static async Task<Results<PhysicalFileHttpResult, NotFound, ProblemHttpResult>> GetMedia(
        Guid id, ClaimsPrincipal user, MediaStore store, HttpResponse response, CancellationToken ct)
    {
        var file = await store.FindAsync(id, ct);
        return file is null || !Reader.Of(user).Sees(file.HrOnly) ? TypedResults.NotFound() : await ServeAsync(file, store, response, ct);
    }

    static async Task<Results<PhysicalFileHttpResult, NotFound, ProblemHttpResult>> GetForService(
        Guid id, MediaStore store, HttpResponse response, CancellationToken ct) =>
        await store.FindAsync(id, ct) is { } file ? await ServeAsync(file, store, response, ct) : TypedResults.NotFound();

    /// <summary>A customer's file is shown inline only where a browser does nothing but draw or play it; the rest is downloaded.</summary>
    static async Task<Results<PhysicalFileHttpResult, NotFound, ProblemHttpResult>> ServeAsync(MediaFile file, MediaStore store, HttpResponse response, CancellationToken ct)
    {
        if (file.State != MediaState.Stored)
        {
            return file.State == MediaState.Pending
                ? TypedResults.Problem("The file has not been fetched from WhatsApp yet.", statusCode: StatusCodes.Status409Conflict)
                : TypedResults.Problem($"The file could not be had from WhatsApp: {file.Failure}.", statusCode: StatusCodes.Status410Gone);
        }

        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        response.Headers.CacheControl = "private, max-age=86400, immutable";
        var inline = file.MimeType.StartsWith("image/", StringComparison.Ordinal) || file.MimeType.StartsWith("audio/", StringComparison.Ordinal)
            || file.MimeType.StartsWith("video/", StringComparison.Ordinal);
        return TypedResults.PhysicalFile(await store.FileAsync(file.Sha256!, ct), file.MimeType, inline ? null : file.Filename ?? "file", enableRangeProcessing: true);
    }
}
