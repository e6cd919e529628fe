using System.Text.Json;

namespace Bridge.ErpConnector.Calling;

/// <summary>What an ERP says when it says no, for the operator: in one of the places where they put it, on one line, not too long.</summary>
internal static class ErpMessage
{
    private const int MaxLength = 300;

    public static string? Of(JsonElement root) => root.ValueKind != JsonValueKind.Object ? null : Error(root) ?? Text(root, "message") ?? Text(root, "detail") ?? Text(root, "title");

    /// <summary>The message of an <c>error</c> object; null where there is none.</summary>
    public static string? Error(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("error", out var error))
        {
            return null;
        }

        return error.ValueKind switch
        {
            JsonValueKind.Object => Text(error, "message") ?? Text(error, "code") ?? "an error without a message",
            JsonValueKind.String when error.GetString()!.Length > 0 => Clip(error.GetString()!),
            _ => null,
        };
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0 ? Clip(value.GetString()!) : null;

    private static string Clip(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length > MaxLength ? line[..MaxLength] + "…" : line;
    }
}
