using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Bridge.ServiceDefaults;

/// <summary>
/// The key-encryption keys of this installation, from a file that the platform gives (<c>Secrets__KeyFile</c>), else made once beside the other secrets.
/// A line is <c>number:key in base64</c>; the highest number seals, the others still open, so that a new line rotates.
/// </summary>
public sealed class KeyRing(IConfiguration configuration)
{
    public const int KeyBytes = 32;

    readonly Lazy<SortedDictionary<int, byte[]>> _keys = new(() => Read(PathOf(configuration)));

    internal (int Number, byte[] Key) Current => _keys.Value.Last() is var last ? (last.Key, last.Value) : default;

    internal byte[] Of(int number) => _keys.Value.TryGetValue(number, out var key)
        ? key
        : throw new CryptographicException($"The key file has no key {number.ToString(CultureInfo.InvariantCulture)}, which a secret was sealed with.");

    static string PathOf(IConfiguration configuration) =>
        configuration["Secrets:KeyFile"] ?? Path.Combine(configuration["BRIDGE_DATA"] ?? ".data", "secrets", "key-encryption-keys");

    static SortedDictionary<int, byte[]> Read(string path)
    {
        if (!File.Exists(path))
        {
            Make(path);
        }

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

        try
        {
            File.Move(unfinished, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(unfinished);
        }
    }
}
