using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Hr.Applications;

/// <summary>The CV for those who may read applications, and for the ERP by its link.</summary>
internal static class CvDownloads
{
    public static void Map(RouteGroupBuilder applications) => applications.MapGet("/{id:guid}/cv", GetCv).WithName("GetCv");

    public static void MapForServices(RouteGroupBuilder applications) => applications.MapGet("/{id:guid}/cv", GetCv);

    public static void MapLinks(RouteGroupBuilder links) => links.MapGet("/{token}", GetLinkedCv);

    static async Task<Results<FileStreamHttpResult, NotFound>> GetCv(Guid id, HttpContext http, HrDbContext db, CvStore store, CancellationToken ct) =>
        await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is { CvSha256: not null } application
            ? Download(http, store, application)
            : TypedResults.NotFound();

    static async Task<Results<FileStreamHttpResult, NotFound>> GetLinkedCv(
        string token, HttpContext http, HrDbContext db, CvStore store, TimeProvider clock, CancellationToken ct)
    {
        if (Resumes.HashOf(token) is not { } hash)
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        var application = await db.CvLinks.Where(l => l.TokenHash == hash && l.ExpiresAt > now)
            .Join(db.Applications, l => l.ApplicationId, a => a.Id, (_, a) => a).AsNoTracking().SingleOrDefaultAsync(ct);
        return application is { CvSha256: not null } ? Download(http, store, application) : TypedResults.NotFound();
    }

    /// <summary>Always a download: what a stranger sent is never drawn in the console's own origin.</summary>
    static FileStreamHttpResult Download(HttpContext http, CvStore store, Application application)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers.CacheControl = "private, no-store";
        return TypedResults.Stream(store.Open(application.CvSha256!), application.CvMimeType, application.CvFilename ?? "cv");
    }
}
