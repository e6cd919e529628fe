using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Bridge.Gateway.Users;

/// <summary>
/// The twelve thousand passwords of twelve characters and more that leaks have most often: of whatever list, these are tried first. Kept as the first eight
/// bytes of SHA-256, in ascending order (scripts/common-passwords.mjs says from where).
/// </summary>
static class CommonPasswords
{
    const string Resource = "common-passwords.bin";

    static readonly Lazy<ulong[]> Known = new(Read);

    public static bool Contain(string password) =>
        Array.BinarySearch(Known.Value, BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(password.ToLowerInvariant())))) >= 0;

    static ulong[] Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream(Resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return [.. Enumerable.Range(0, bytes.Length / sizeof(ulong)).Select(i => BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(i * sizeof(ulong))))];
    }
}
