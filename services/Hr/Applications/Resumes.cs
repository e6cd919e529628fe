using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Hr.Applications;

/// <summary>A link by which the ERP fetches one CV for some days. Only the hash of its token is kept.</summary>
internal sealed class CvLink
{
    public required byte[] TokenHash { get; init; }
    public required Guid ApplicationId { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<CvLink>
    {
        public void Configure(EntityTypeBuilder<CvLink> link)
        {
            link.ToTable("cv_link").HasKey(l => l.TokenHash);
            link.HasOne<Application>().WithMany().HasForeignKey(l => l.ApplicationId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>How the ERP gets the CV: as a link where it can reach us and does not ask for the file itself, else within the message.</summary>
internal sealed class Resumes(CvStore store, ErpWishes erp, IConfiguration configuration, TimeProvider clock)
{
    static readonly TimeSpan LinkLife = TimeSpan.FromDays(7);

    /// <summary>What goes inline crosses the broker, where it grows by a third: beyond this the file stays here, and the application says so.</summary>
    const long MaxInline = 16 * 1024 * 1024;

    /// <summary>Reads what has to be read, before any transaction.</summary>
    public async Task<Resume?> PrepareAsync(Application application, CancellationToken ct)
    {
        if (application is not { CvSha256: { } hash, CvSize: { } size })
        {
            return null;
        }

        var fields = new JsonObject
        {
            ["resume_filename"] = application.CvFilename ?? "cv",
            ["resume_mime_type"] = application.CvMimeType,
            ["resume_size"] = size,
        };
        // Too large to go inline, it goes as a link all the same: better than not at all.
        var inline = size <= MaxInline && (await erp.CurrentAsync(ct)).ResumeInline;
        if (!inline && Uri.TryCreate(configuration["BRIDGE_PUBLIC_URL"], UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps)
        {
            var token = RandomNumberGenerator.GetBytes(32);
            fields["resume_url"] = new Uri(address, $"/files/cv/{Base64Url.EncodeToString(token)}").AbsoluteUri;
            return new Resume(fields, new CvLink { TokenHash = SHA256.HashData(token), ApplicationId = application.Id, ExpiresAt = clock.GetUtcNow() + LinkLife });
        }

        if (size <= MaxInline)
        {
            fields["resume_base64"] = Convert.ToBase64String(await store.ReadAsync(hash, ct));
        }

        return new Resume(fields, null);
    }

    /// <summary>Null for a token that is no token.</summary>
    public static byte[]? HashOf(string token) =>
        Base64Url.IsValid(token, out var length) && length == 32 ? SHA256.HashData(Base64Url.DecodeFromChars(token)) : null;
}

internal sealed record Resume(JsonObject Fields, CvLink? Link)
{
    /// <summary>The link stands from the commit in which the ERP is told of it.</summary>
    public JsonObject Write(HrDbContext db)
    {
        if (Link is not null)
        {
            db.CvLinks.Add(Link);
        }

        return Fields;
    }
}
