using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Media;

/// <summary>What another service may hand on of a file of a chat.</summary>
/// <param name="Url">Null where nobody outside can reach us.</param>
/// <param name="Size">Null while it has not been fetched from WhatsApp.</param>
public sealed record LinkedMedia(Guid Id, string? Url, string Filename, string MimeType, long? Size);

/// <summary>
/// Links by which the ERP fetches a file of a chat, a picture to be printed for instance. The link itself says which file and until when, sealed; nothing of
/// it is kept here, and a file that is erased is gone from it.
/// </summary>
sealed class MediaLinks(SecretBox secrets, IConfiguration configuration, TimeProvider clock)
{
    const string Place = "messaging|media|link";

    /// <summary>Longer than an order takes to be made.</summary>
    static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <summary>By https, or on this very machine: whoever reads the link has the file.</summary>
    public string? For(Guid media)
    {
        if (!Uri.TryCreate(configuration["BRIDGE_PUBLIC_URL"], UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || address.IsLoopback))
        {
            return null;
        }

        var token = secrets.Seal(string.Create(CultureInfo.InvariantCulture, $"{media:N}|{(clock.GetUtcNow() + Life).ToUnixTimeSeconds()}"), Place);
        return new Uri(address, $"/files/media/{Base64Url.EncodeToString(token)}").AbsoluteUri;
    }

    /// <summary>Null for what is no link of ours, and for one whose time is over.</summary>
    public Guid? Open(string token)
    {
        try
        {
            var parts = Base64Url.IsValid(token) ? secrets.Open(Base64Url.DecodeFromChars(token), Place).Split('|') : [];
            return parts is [var media, var until] && long.Parse(until, CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds() ? Guid.ParseExact(media, "N") : null;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or OverflowException)
        {
            return null;
        }
    }
}

static class MediaLinksApi
{
    const int Most = 200;

    public static void MapMediaLinks(this IEndpointRouteBuilder app)
    {
        app.MapGroup("/internal/media").RequireAuthorization(Policies.Service).ExcludeFromDescription().MapPost("/links", Link);
        app.MapGroup("/files/media").ExcludeFromDescription().AllowAnonymous().MapGet("/{token}", Follow);
    }

    /// <summary>Files of applications are nobody's but HR's: they are left out, as are those that are not there.</summary>
    static async Task<Ok<List<LinkedMedia>>> Link(Guid[] ids, MessagingDbContext db, MediaLinks links, CancellationToken ct)
    {
        var files = await db.Media.AsNoTracking().Where(m => ids.Take(Most).Contains(m.Id) && !m.HrOnly && m.State != MediaState.Failed).ToListAsync(ct);
        return TypedResults.Ok(files.ConvertAll(file => new LinkedMedia(file.Id, links.For(file.Id), file.Filename ?? NameOf(file), file.MimeType, file.Size)));
    }

    static string NameOf(MediaFile file) => $"{file.Id:N}.{file.MimeType.Split(';')[0].Split('/')[^1]}";

    /// <summary>Always a download: what a stranger sent is never drawn in the console's own origin.</summary>
    static async Task<Results<PhysicalFileHttpResult, NotFound>> Follow(string token, MediaLinks links, MediaStore store, HttpResponse response, CancellationToken ct)
    {
        if (links.Open(token) is not { } id || await store.FindAsync(id, ct) is not { State: MediaState.Stored, HrOnly: false } file)
        {
            return TypedResults.NotFound();
        }

        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        response.Headers.CacheControl = "private, no-store";
        return TypedResults.PhysicalFile(await store.FileAsync(file.Sha256!, ct), file.MimeType, file.Filename ?? NameOf(file));
    }
}
