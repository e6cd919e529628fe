using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.Media;

/// <summary>Section <c>Media</c>.</summary>
sealed class MediaOptions
{
    /// <summary>The folder of the chats' files, named by their content.</summary>
    [Required]
    public string Path { get; set; } = "";

    /// <summary>A sender of whom nothing came for so long has gone, and his connection does not say so.</summary>
    [Range(0.05, 600)]
    public double StallSeconds { get; init; } = 30;
}

/// <summary>
/// Files by content: what comes twice is kept once. A file appears under its name only when it is whole, and looked at by the scanner where there is one.
/// With an object store the folder holds copies alone: what is missing in it is fetched again, and it may be emptied at any time.
/// </summary>
sealed class MediaStore(IOptions<MediaOptions> options, ObjectStore objects, VirusScan scan, IDbContextFactory<MessagingDbContext> contexts) : IFilesByHash
{
    /// <summary>The folder of what is not whole yet.</summary>
    public const string Incoming = "incoming";

    string PathOf(string sha256) => Path.Combine(options.Value.Path, sha256[..2], sha256);

    public async Task ForgetAsync(string sha256, CancellationToken ct)
    {
        if (objects.IsUsed)
        {
            await objects.DeleteAsync(sha256, ct);
        }

        File.Delete(PathOf(sha256));
    }

    /// <summary>
    /// To the end of the transaction nobody takes it away. False: somebody just has, with the last row that named it, and it must be brought again.
    /// </summary>
    public async Task<bool> HoldAsync(MessagingDbContext db, string sha256, CancellationToken ct)
    {
        await db.HoldFileAsync(sha256, ct);
        return objects.IsUsed ? await objects.HasAsync(sha256, ct) : File.Exists(PathOf(sha256));
    }

    /// <summary>Where the bytes lie on this machine.</summary>
    public async Task<string> FileAsync(string sha256, CancellationToken ct)
    {
        var path = PathOf(sha256);
        if (File.Exists(path) || !objects.IsUsed)
        {
            if (objects.IsUsed)
            {
                // Copies go by how long ago they were asked for.
                File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
            }

            return Path.GetFullPath(path);
        }

        var incoming = NewIncoming();
        try
        {
            await using (var file = File.Create(incoming))
            {
                if (!await objects.GetAsync(sha256, file, ct))
                {
                    throw new FileNotFoundException($"Neither the folder nor the object store has {sha256}.");
                }
            }

            Keep(incoming, sha256);
        }
        finally
        {
            File.Delete(incoming);
        }

        return Path.GetFullPath(path);
    }

    public async Task<MediaFile?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Media.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct);
    }

    /// <summary>Writes a stream away and tells what it was; one longer than <paramref name="limit"/> is refused and leaves nothing.</summary>
    public async Task<StoredContent> WriteAsync(Stream content, long limit, CancellationToken ct)
    {
        var incoming = NewIncoming();
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var head = new byte[MediaTypes.HeadLength];
            long size = 0;
            using var stalled = CancellationTokenSource.CreateLinkedTokenSource(ct);
            async ValueTask<int> ReadAsync(byte[] buffer)
            {
                stalled.CancelAfter(TimeSpan.FromSeconds(options.Value.StallSeconds));
                var read = await content.ReadAsync(buffer, stalled.Token);
                stalled.CancelAfter(Timeout.InfiniteTimeSpan);
                return read;
            }

            await using (var file = File.Create(incoming))
            {
                var buffer = new byte[81920];
                int read;
                while ((read = await ReadAsync(buffer)) > 0)
                {
                    if (size < head.Length)
                    {
                        buffer.AsSpan(0, (int)Math.Min(read, head.Length - size)).CopyTo(head.AsSpan((int)size));
                    }

                    size += read;
                    if (size > limit)
                    {
                        throw new TooLargeException();
                    }

                    hash.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), ct);
                }

                file.Flush(flushToDisk: true);
            }

            var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            await scan.CheckAsync(incoming, ct);
            if (objects.IsUsed)
            {
                // Before anything names it: what is said to be stored is there.
                await objects.PutAsync(sha256, incoming, ct);
            }

            Keep(incoming, sha256);
            return new StoredContent(sha256, size, head[..(int)Math.Min(size, head.Length)]);
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    string NewIncoming() => Path.Combine(Directory.CreateDirectory(Path.Combine(options.Value.Path, Incoming)).FullName, Guid.CreateVersion7().ToString("N"));

    void Keep(string incoming, string sha256)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(sha256))!);
        File.Move(incoming, PathOf(sha256), overwrite: true);
    }
}

sealed record StoredContent(string Sha256, long Size, byte[] Head);

sealed class TooLargeException : Exception;
