using Bridge.Contracts.Messaging;

namespace Bridge.WhatsApp.Rendering;

/// <summary>Which files WhatsApp takes from a business, by type, and how large (Meta's media reference).</summary>
public static class MediaRules
{
    const long Megabyte = 1024 * 1024;

    /// <summary>Pictures: JPEG and PNG only.</summary>
    public const long Image = 5 * Megabyte;

    /// <summary>Video and sound.</summary>
    public const long Film = 16 * Megabyte;

    public const long Document = 100 * Megabyte;

    /// <summary>An animated one; a still one 100 KB, which its bytes do not tell apart by their head.</summary>
    public const long Sticker = 500 * 1024;

    /// <summary>What is played in a bubble; larger ones show as a download.</summary>
    public const long Voice = 512 * 1024;

    /// <summary>Null where WhatsApp takes no such file.</summary>
    public static (MediaKind Kind, long Limit)? For(string mimeType) => mimeType switch
    {
        "image/jpeg" or "image/png" => (MediaKind.Image, Image),
        "image/webp" => (MediaKind.Sticker, Sticker),
        "video/mp4" or "video/3gpp" => (MediaKind.Video, Film),
        "audio/aac" or "audio/amr" or "audio/mpeg" or "audio/mp4" or "audio/ogg" => (MediaKind.Audio, Film),
        "application/pdf" or "text/plain" or "application/msword" or "application/vnd.ms-excel" or "application/vnd.ms-powerpoint"
            or "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            or "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            or "application/vnd.openxmlformats-officedocument.presentationml.presentation" => (MediaKind.Document, Document),
        _ => null,
    };
}
