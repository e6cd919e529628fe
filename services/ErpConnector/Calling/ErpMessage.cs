using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Bridge.ErpConnector.Calling;

/// <summary>What an ERP says when it says no, for the operator: in one of the places where they put it, on one line, not too long.</summary>
internal static class ErpMessage
{
    private const int MaxLength = 300;

    /// <summary>Of a list, and of the fields that are wrong, so many are worth reading.</summary>
    private const int MaxParts = 5;

    /// <summary>Deeper nobody says anything; what nests without end is not followed.</summary>
    private const int MaxDepth = 4;

    private static readonly string[] Places = ["message", "detail", "description", "error_description", "msg"];

    public static string? Of(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return Clip(Said(root, 0));
        }

        var head = Error(root) ?? First(root, 0) ?? Text(root, "title");
        var wrong = root.TryGetProperty("errors", out var errors) ? Said(errors, 0) : null;
        return Clip(head is null || wrong is null ? head ?? wrong : $"{head.TrimEnd('.', ' ')}: {wrong}");
    }

    /// <summary>What stands there instead of JSON, where it is meant to be read as it is: a page of HTML is not.</summary>
    public static string? OfText(string? mediaType, ReadOnlySpan<byte> bytes) =>
        mediaType == "text/plain" && Utf8.IsValid(bytes) && Encoding.UTF8.GetString(bytes).Trim() is { Length: > 0 } text && text[0] != '<' ? Clip(text) : null;

    /// <summary>The message of an <c>error</c> object; null where there is none.</summary>
    public static string? Error(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("error", out var error))
        {
            return null;
        }

        return error.ValueKind switch
        {
            JsonValueKind.Object => Clip(First(error, 0)) ?? Text(error, "code") ?? "an error without a message",
            JsonValueKind.String => Clip(error.GetString()),
            _ => null,
        };
    }

    private static string? First(JsonElement parent, int depth) =>
        Places.Select(place => parent.TryGetProperty(place, out var value) ? Said(value, depth) : null).FirstOrDefault(said => said is not null);

    /// <summary>A text; the texts of a list; what an object says in the usual places, or of each of its fields.</summary>
    private static string? Said(JsonElement value, int depth) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Array when depth < MaxDepth => Together(value.EnumerateArray().Select(item => Said(item, depth + 1))),
        JsonValueKind.Object when depth < MaxDepth => First(value, depth + 1) ?? Text(value, "title")
            ?? Together(value.EnumerateObject().Select(field => Said(field.Value, depth + 1) is { } said ? $"{field.Name}: {said}" : null)),
        _ => null,
    };

    private static string? Together(IEnumerable<string?> parts) =>
        string.Join("; ", parts.OfType<string>().Take(MaxParts)) is { Length: > 0 } said ? said : null;

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Clip(value.GetString()) : null;

    private static string? Clip(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length > MaxLength ? line[..MaxLength] + "…" : line;
    }
}
