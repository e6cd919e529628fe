using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Bridge.ServiceDefaults;

/// <summary>
/// Secrets at rest, each under a key of its own that is wrapped by the installation's: AES-GCM both times, bound to the place where the secret lies, so
/// that a row's secret copied into another row does not open.
/// </summary>
public sealed class SecretBox(KeyRing ring)
{
    const int NonceBytes = 12;
    const int TagBytes = 16;
    const int WrappedAt = sizeof(int);
    const int SealedAt = WrappedAt + NonceBytes + TagBytes + KeyRing.KeyBytes;

    /// <param name="place">For instance <c>profile|1|secret</c>.</param>
    public byte[] Seal(string secret, string place)
    {
        var own = RandomNumberGenerator.GetBytes(KeyRing.KeyBytes);
        var text = Encoding.UTF8.GetBytes(secret);
        var box = new byte[SealedAt + NonceBytes + TagBytes + text.Length];
        var (number, key) = ring.Current;
        BinaryPrimitives.WriteInt32BigEndian(box, number);
        Encrypt(key, own, box.AsSpan(WrappedAt, SealedAt - WrappedAt), Bound(place, number));
        Encrypt(own, text, box.AsSpan(SealedAt), Bound(place, number));
        CryptographicOperations.ZeroMemory(own);
        return box;
    }

    public string Open(ReadOnlySpan<byte> box, string place)
    {
        var number = BinaryPrimitives.ReadInt32BigEndian(box);
        var own = Decrypt(ring.Of(number), box[WrappedAt..SealedAt], Bound(place, number));
        return Encoding.UTF8.GetString(Decrypt(own, box[SealedAt..], Bound(place, number)));
    }

    /// <summary>False: sealed under a key that has been rotated since; open it and seal it again.</summary>
    public bool IsCurrent(ReadOnlySpan<byte> box) => BinaryPrimitives.ReadInt32BigEndian(box) == ring.Current.Number;

    static byte[] Bound(string place, int key) => Encoding.UTF8.GetBytes(FormattableString.Invariant($"{place}|{key}"));

    static void Encrypt(byte[] key, ReadOnlySpan<byte> plain, Span<byte> into, byte[] bound)
    {
        using var aes = new AesGcm(key, TagBytes);
        var nonce = into[..NonceBytes];
        RandomNumberGenerator.Fill(nonce);
        aes.Encrypt(nonce, plain, into[(NonceBytes + TagBytes)..], into.Slice(NonceBytes, TagBytes), bound);
    }

    static byte[] Decrypt(byte[] key, ReadOnlySpan<byte> from, byte[] bound)
    {
        using var aes = new AesGcm(key, TagBytes);
        var plain = new byte[from.Length - NonceBytes - TagBytes];
        aes.Decrypt(from[..NonceBytes], from[(NonceBytes + TagBytes)..], from.Slice(NonceBytes, TagBytes), plain, bound);
        return plain;
    }
}
