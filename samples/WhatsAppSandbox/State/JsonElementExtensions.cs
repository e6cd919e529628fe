using System.Text.Json;

namespace Bridge.WhatsAppSandbox.State;

/// <summary>Looks into JSON that may be of any shape: a missing or oddly typed member is null, never an exception.</summary>
internal static class JsonElementExtensions
{
    public static JsonElement? At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }
        return element;
    }

    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    public static IReadOnlyList<JsonElement> Items(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Array } found ? [.. found.EnumerateArray()] : [];
}
