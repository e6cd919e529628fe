namespace Bridge.Hr.Applications;

/// <summary>What a CV is, told by its first bytes. Anything is kept, but only what is known is named: the rest is a file to download.</summary>
internal static class CvFormat
{
    public const string Unknown = "application/octet-stream";

    public static string MimeTypeOf(ReadOnlySpan<byte> start, string? filename)
    {
        var extension = Path.GetExtension(filename ?? "").ToLowerInvariant();
        return start switch
        {
            _ when start.StartsWith("%PDF-"u8) => "application/pdf",
            [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
            _ when start.StartsWith("{\\rtf"u8) => "application/rtf",
            // Word and OpenOffice files are archives: the name tells which, and can lie only within that.
            [(byte)'P', (byte)'K', 3, 4, ..] => extension switch
            {
                ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                ".odt" => "application/vnd.oasis.opendocument.text",
                _ => "application/zip",
            },
            [0xD0, 0xCF, 0x11, 0xE0, ..] => extension == ".doc" ? "application/msword" : "application/x-ole-storage",
            _ when extension is ".txt" && !start.Contains((byte)0) => "text/plain",
            _ => Unknown,
        };
    }
}
