using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Bridge.ServiceDefaults;

/// <summary>
/// The key-encryption keys of this installation, from a file that the platform gives (<c>Secrets__KeyFile</c>), else made once beside the other secrets.
/// A line is <c>number:key in base64</c>; the highest number seals, the others still open, so that a new line rotates: the file is read again when it is
/// another one.
/// </summary>
public sealed partial class KeyRing(IConfiguration configuration)
{
    public const int KeyBytes = 32;

    readonly string _path = configuration["Secrets:KeyFile"] ?? Path.Combine(configuration["BRIDGE_DATA"] ?? ".data", "secrets", "key-encryption-keys");
    volatile Known? _known;

    internal (int Number, byte[] Key) Current => Keys().Last() is var last ? (last.Key, last.Value) : default;

    internal byte[] Of(int number) => Keys().TryGetValue(number, out var key)
        ? key
        : throw new CryptographicException($"The key file has no key {number.ToString(CultureInfo.InvariantCulture)}, which a secret was sealed with.");

    SortedDictionary<int, byte[]> Keys()
    {
        if (!File.Exists(_path))
        {
            Make(_path);
        }

        // Taken before the lines: a file that is replaced in between is read once more, never once too little.
        var file = new FileInfo(_path);
        var (written, length) = (file.LastWriteTimeUtc, file.Length);
        if (_known is not { } known || known.Written != written || known.Length != length)
        {
            _known = known = new Known(Read(_path), written, length);
        }

        return known.Keys;
    }

    static SortedDictionary<int, byte[]> Read(string path)
    {
        var keys = new SortedDictionary<int, byte[]>();
        foreach (var line in File.ReadLines(path).Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            var parts = line.Split(':');
            if (parts is not [var number, var key] || !int.TryParse(number, CultureInfo.InvariantCulture, out var n) || Convert.FromBase64String(key) is not { Length: KeyBytes } bytes)
            {
                throw new CryptographicException($"A line of {path} is not 'number:{KeyBytes} bytes in base64'.");
            }

            keys[n] = bytes;
        }

        return keys.Count > 0 ? keys : throw new CryptographicException($"{path} holds no key.");
    }

    /// <summary>Whole or not at all, and by one of the processes that start together.</summary>
    static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new StreamWriter(new FileStream(unfinished, options)))
        {
            file.WriteLine($"1:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes))}");
        }

        // A move that does not overwrite looks first and renames then: of two who look at once the second would take the first one's key away. A link does not.
        if (OperatingSystem.IsWindows() || (Link(unfinished, path) != 0 && !File.Exists(path)))
        {
            try
            {
                File.Move(unfinished, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another one's is there.
            }
        }

        File.Delete(unfinished);
    }

    /// <summary>Fails where the name is taken, or where the file system knows no links.</summary>
    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string name);

    sealed record Known(SortedDictionary<int, byte[]> Keys, DateTime Written, long Length);
}
