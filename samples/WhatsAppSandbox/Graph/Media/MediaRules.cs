namespace Bridge.WhatsAppSandbox.Graph.Media;

/// <summary>What may be sent as what, and how big it may be (Meta: business phone numbers, media).</summary>
internal static class MediaRules
{
    private const long Kilobyte = 1024, Megabyte = 1024 * Kilobyte;

    public const long LargestFile = 100 * Megabyte;

    private const string Office = "application/vnd.openxmlformats-officedocument.";

    private static readonly Dictionary<string, (string[] Types, long Limit)> Kinds = new()
    {
        ["audio"] = (["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"], 16 * Megabyte),
        ["document"] = (
        [
            "text/plain", "application/pdf", "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint",
            Office + "wordprocessingml.document", Office + "spreadsheetml.sheet", Office + "presentationml.presentation",
        ], LargestFile),
        ["image"] = (["image/jpeg", "image/png"], 5 * Megabyte),
        ["sticker"] = (["image/webp"], 500 * Kilobyte),
        ["video"] = (["video/mp4", "video/3gpp"], 16 * Megabyte),
    };

    /// <summary>Null where a file of this type and size may be sent as <paramref name="kind"/>. Any type may be sent as a document.</summary>
    public static string? Refusal(string kind, string mimeType, long size) =>
        !Kinds.TryGetValue(kind, out var rule) ? $"{kind} is no kind of media"
        : kind != "document" && !rule.Types.Contains(Bare(mimeType)) ? $"{Bare(mimeType)} is not supported as {kind}"
        : size > rule.Limit ? $"The file is larger than the {rule.Limit / Kilobyte} KB allowed for {kind}"
        : size == 0 ? "The file is empty"
        : null;

    /// <summary>At upload only the type of the file is known, not what it will be sent as.</summary>
    public static string? UploadRefusal(string mimeType, long size)
    {
        var fitting = Kinds.Where(kind => kind.Value.Types.Contains(Bare(mimeType))).Select(kind => kind.Key).FirstOrDefault();
        return fitting is null
            ? $"Param file must be a file with one of the following types: {string.Join(", ", Kinds.Values.SelectMany(kind => kind.Types))}. Received file of type '{Bare(mimeType)}'."
            : Refusal(fitting, mimeType, size);
    }

    private static string Bare(string mimeType) => mimeType.Split(';', 2)[0].Trim().ToLowerInvariant();
}
