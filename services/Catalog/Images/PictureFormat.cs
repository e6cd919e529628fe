namespace Bridge.Catalog.Images;

/// <summary>What may be a picture, told by the first bytes; a name or a declared type proves nothing.</summary>
internal static class PictureFormat
{
    /// <summary>WhatsApp's limit for images.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>What is taken in to be drawn anew: a telephone's photograph as it is.</summary>
    public const int MaxBytesBefore = 15 * 1024 * 1024;

    static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    /// <summary>Null for anything else.</summary>
    public static string? MimeTypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Png) ? "image/png"
        : bytes.StartsWith(Jpeg) ? "image/jpeg"
        : bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp"
        : null;
}
