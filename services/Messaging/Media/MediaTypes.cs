namespace Bridge.Messaging.Media;

/// <summary>What a file is, by its first bytes: neither its name nor what its sender says counts.</summary>
static class MediaTypes
{
    /// <summary>What Meta takes as a picture.</summary>
    public const int PictureLimit = 5 * 1024 * 1024;

    /// <summary>What Meta lets a customer send.</summary>
    public const long InboundLimit = 100 * 1024 * 1024;

    /// <summary>As many first bytes as <see cref="Sniff"/> looks at.</summary>
    public const int HeadLength = 16;

    public const string Unknown = "application/octet-stream";

    /// <summary>Null where the bytes are of no type that is told by its first bytes.</summary>
    public static string? Sniff(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image/gif",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "application/pdf",
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => "audio/ogg",
        [(byte)'#', (byte)'!', (byte)'A', (byte)'M', (byte)'R', ..] => "audio/amr",
        [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFB, ..] or [0xFF, 0xF3, ..] => "audio/mpeg",
        [0xFF, 0xF1, ..] or [0xFF, 0xF9, ..] => "audio/aac",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'3', (byte)'g', ..] => "video/3gpp",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'M', (byte)'4', (byte)'A', ..] => "audio/mp4",
        // Pictures in the same container; the last two letters say how they are coded.
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'h', (byte)'e', ..] or [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'m', (byte)'i' or (byte)'s', (byte)'f', (byte)'1', ..] => "image/heic",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'a', (byte)'v', (byte)'i', (byte)'f', ..] => "image/avif",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => "video/mp4",
        [(byte)'P', (byte)'K', 3, 4, ..] => "application/zip",
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => "application/x-ole-storage",
        _ => null,
    };

    /// <summary>
    /// The type to serve a customer's file under. Office files are zip or OLE containers, and plain text has no mark: there the declared type stands where
    /// it can be that; what contradicts the bytes is not believed.
    /// </summary>
    public static string Of(ReadOnlySpan<byte> head, string declared)
    {
        var type = declared.Split(';')[0].Trim().ToLowerInvariant();
        return Sniff(head) switch
        {
            "application/zip" => type.StartsWith("application/vnd.openxmlformats", StringComparison.Ordinal) ? type : "application/zip",
            "application/x-ole-storage" => type is "application/msword" or "application/vnd.ms-excel" or "application/vnd.ms-powerpoint" ? type : Unknown,
            // An mp4 container holds sound or pictures alike.
            "video/mp4" or "audio/mp4" => type is "audio/mp4" or "video/mp4" ? type : "video/mp4",
            { } sniffed => sniffed,
            null => type is "text/plain" or "text/csv" && !head.Contains((byte)0) ? type : Unknown,
        };
    }
}
