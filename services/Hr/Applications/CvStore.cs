using System.Security.Cryptography;
using Bridge.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace Bridge.Hr.Applications;

internal sealed class CvOptions
{
    /// <summary>Folder of the CVs; by default under BRIDGE_DATA.</summary>
    public string? Path { get; set; }
}

/// <summary>A CV that is here whole, but not yet under its name; gone again unless it is given one.</summary>
internal sealed record BroughtCv(string Path, string Sha256, string MimeType, long Size) : IDisposable
{
    public void Dispose() => File.Delete(Path);
}

/// <summary>CVs in Hr's own keeping: in a folder, each under its hash.</summary>
internal sealed class CvStore : IFilesByHash
{
    /// <summary>WhatsApp's limit for documents.</summary>
    public const long MaxBytes = 100 * 1024 * 1024;

    readonly string _folder;

    public CvStore(IOptions<CvOptions> options, IConfiguration configuration)
    {
        _folder = Path.GetFullPath(options.Value.Path ?? Path.Combine(configuration["BRIDGE_DATA"] ?? ".data", "cvs"));
        // Readable by this user alone: a CV is nobody else's business on this machine either.
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_folder);
        }
        else
        {
            Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Null where there is more than is allowed.</summary>
    public async Task<BroughtCv?> BringAsync(Stream bytes, string? filename, CancellationToken ct)
    {
        var unfinished = Path.Combine(_folder, $"{Guid.NewGuid():N}.part");
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long size = 0;
            string? mimeType = null;
            await using (var file = new FileStream(unfinished, FileMode.CreateNew))
            {
                var buffer = new byte[64 * 1024];
                for (int read; (read = await bytes.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct)) > 0;)
                {
                    mimeType ??= CvFormat.MimeTypeOf(buffer.AsSpan(0, read), filename);
                    if ((size += read) > MaxBytes)
                    {
                        File.Delete(unfinished);
                        return null;
                    }

                    hash.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), ct);
                }

                file.Flush(flushToDisk: true);
            }

            return new BroughtCv(unfinished, Convert.ToHexStringLower(hash.GetHashAndReset()), mimeType ?? CvFormat.Unknown, size);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <summary>Under its name, while the transaction that writes it into a row holds its hash. A file without a row is harmless: the same bytes find it again.</summary>
    public void Keep(BroughtCv cv) => File.Move(cv.Path, PathOf(cv.Sha256), overwrite: true);

    public FileStream Open(string sha256) => new(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);

    public Task<byte[]> ReadAsync(string sha256, CancellationToken ct) => File.ReadAllBytesAsync(PathOf(sha256), ct);

    public Task ForgetAsync(string sha256, CancellationToken ct)
    {
        File.Delete(PathOf(sha256));
        return Task.CompletedTask;
    }

    string PathOf(string sha256) => Path.Combine(_folder, sha256);
}
