using System.Security.Cryptography;

namespace Bridge.WhatsAppSandbox.State;

/// <summary>The bytes of pictures, documents and voice notes, one file each.</summary>
internal sealed class MediaStore(SandboxStore store, DataDirectory data, Chance chance, TimeProvider time)
{
    /// <summary>Meta keeps what a business uploaded for 30 days, and what a customer sent for 7.</summary>
    public static readonly TimeSpan UploadLife = TimeSpan.FromDays(30), InboundLife = TimeSpan.FromDays(7);

    public async Task<StoredMedia> SaveAsync(Stream content, string mimeType, string? filename, TimeSpan life, CancellationToken ct)
    {
        var id = chance.Digits(15);
        Directory.CreateDirectory(data.File("media"));
        var path = PathOf(id);
        await using (var file = File.Create(path))
        {
            await content.CopyToAsync(file, ct);
        }
        await using var written = File.OpenRead(path);
        var media = new StoredMedia
        {
            Id = id,
            MimeType = mimeType,
            Filename = filename,
            Size = written.Length,
            Sha256 = await SHA256.HashDataAsync(written, ct),
            ExpiresAt = time.GetUtcNow() + life,
        };
        store.Save(media);
        return media;
    }

    /// <summary>Null once deleted or expired.</summary>
    public StoredMedia? Find(string id) => store.Media(id) is { Deleted: false } media && media.ExpiresAt > time.GetUtcNow() && File.Exists(PathOf(id)) ? media : null;

    public string PathOf(string id) => data.File("media", id);

    public void Delete(StoredMedia media)
    {
        store.Save(media with { Deleted = true });
        File.Delete(PathOf(media.Id));
    }
}
