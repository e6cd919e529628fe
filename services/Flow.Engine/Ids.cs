using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Bridge.Flow.Engine;

/// <summary>Ids derived from the turn's seed: the same turn run again draws the same ids.</summary>
internal static class Ids
{
    /// <summary>A shop has a few hundred categories and departments; what is more than that is worked out each time.</summary>
    private const int MostKept = 1_000, LongestKept = 100;

    /// <summary>Of what is put into every list again: the same for ever, so that nothing but the time tells that it is kept.</summary>
    private static readonly ConcurrentDictionary<string, string> Kept = new(StringComparer.Ordinal);

    private static int kept;

    public static Guid From(Guid seed, string name)
    {
        Span<byte> hash = stackalloc byte[32];
        var length = 16 + Encoding.UTF8.GetByteCount(name);
        var source = length <= 64 ? stackalloc byte[length] : new byte[length];
        seed.TryWriteBytes(source);
        Encoding.UTF8.GetBytes(name, source[16..]);
        SHA256.HashData(source, hash);
        return new Guid(hash[..16]);
    }

    /// <summary>A short stable name for a text that may be long or in any script: the part of an option that must fit into a reply id.</summary>
    public static string Short(string text)
    {
        if (Kept.TryGetValue(text, out var known))
        {
            return known;
        }

        var id = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))).ToString("x16", null);
        if (text.Length <= LongestKept && kept < MostKept && Kept.TryAdd(text, id))
        {
            kept++;
        }

        return id;
    }
}
