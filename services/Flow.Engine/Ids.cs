using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Bridge.Flow.Engine;

/// <summary>Ids derived from the turn's seed: the same turn run again draws the same ids.</summary>
internal static class Ids
{
    public static Guid From(Guid seed, string name)
    {
        Span<byte> hash = stackalloc byte[32];
        var source = new byte[16 + Encoding.UTF8.GetByteCount(name)];
        seed.TryWriteBytes(source);
        Encoding.UTF8.GetBytes(name, source.AsSpan(16));
        SHA256.HashData(source, hash);
        return new Guid(hash[..16]);
    }

    /// <summary>A short stable name for a text that may be long or in any script: the part of an option that must fit into a reply id.</summary>
    public static string Short(string text) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))).ToString("x16", null);
}
