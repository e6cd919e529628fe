using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Catalog.Images;

internal sealed class ImageOptions
{
    /// <summary>Folder of the pictures; by default under BRIDGE_DATA.</summary>
    public string? Path { get; set; }
}

/// <summary>The bytes of pictures, in a folder, each under its hash; the row is written by the caller's commit, after the bytes.</summary>
internal sealed class ImageStore
{
    readonly string _folder;
    readonly TimeProvider _clock;

    public ImageStore(IOptions<ImageOptions> options, IConfiguration configuration, TimeProvider clock)
    {
        _folder = Path.GetFullPath(options.Value.Path ?? Path.Combine(configuration["BRIDGE_DATA"] ?? ".data", "images"));
        _clock = clock;
        Directory.CreateDirectory(_folder);
    }

    /// <summary>A file without a row is harmless: the next picture of the same bytes finds it.</summary>
    public async Task<Image> KeepAsync(byte[] bytes, string mimeType, CancellationToken ct)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var path = PathOf(hash);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var unfinished = $"{path}.{Guid.NewGuid():N}";
            await using (var file = new FileStream(unfinished, FileMode.CreateNew))
            {
                await file.WriteAsync(bytes, ct);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }

        return new Image { Sha256 = hash, MimeType = mimeType, Size = bytes.Length, CreatedAt = _clock.GetUtcNow() };
    }

    public FileStream Open(Image image) => new(PathOf(image.Sha256), FileMode.Open, FileAccess.Read, FileShare.Read, 16 * 1024, useAsync: true);

    string PathOf(string hash) => Path.Combine(_folder, hash[..2], hash);
}

internal static class ImageRows
{
    /// <summary>The row of these bytes: the one that stands, or this one.</summary>
    public static async Task<Image> AddOnceAsync(this CatalogDbContext db, Image image, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO image (id, sha256, mime_type, size, created_at) VALUES ({image.Id}, {image.Sha256}, {image.MimeType}, {image.Size}, {image.CreatedAt})
            ON CONFLICT (sha256) DO NOTHING
            """, ct);
        return await db.Images.SingleAsync(i => i.Sha256 == image.Sha256, ct);
    }
}
