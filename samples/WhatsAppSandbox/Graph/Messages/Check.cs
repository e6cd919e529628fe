using System.Globalization;
using System.Text.Json;
using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Graph.Messages;

/// <summary>The checks that every field comes down to; null is "nothing wrong", so that they chain with <c>??</c>.</summary>
internal static class Check
{
    public static GraphError? All(params ReadOnlySpan<GraphError?> checks)
    {
        foreach (var check in checks)
        {
            if (check is not null)
            {
                return check;
            }
        }
        return null;
    }

    public static GraphError? Each(IReadOnlyList<JsonElement> items, Func<JsonElement, GraphError?> check)
    {
        foreach (var item in items)
        {
            if (check(item) is { } error)
            {
                return error;
            }
        }
        return null;
    }

    public static GraphError? Required(JsonElement parent, string name, string path, int limit) =>
        parent.Text(name) is not { Length: > 0 } text ? GraphErrors.Missing(path) : Length(text, path, limit);

    public static GraphError? Optional(JsonElement parent, string name, string path, int limit) =>
        parent.Text(name) is { } text ? Length(text, path, limit) : null;

    public static GraphError? Count(int count, string what, int least, int most) =>
        count < least || count > most ? GraphErrors.Invalid($"Invalid {what} count. Min allowed: {least}, Max allowed: {most}") : null;

    public static GraphError? Unique(IEnumerable<string?> values, string what)
    {
        var all = values.ToList();
        return all.Distinct().Count() < all.Count ? GraphErrors.Invalid($"Duplicated {what}") : null;
    }

    public static GraphError? Link(string? link, string path) =>
        Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? null : GraphErrors.Invalid($"{path} is not a valid URL");

    private static GraphError? Length(string text, string path, int limit) =>
        text.EnumerateRunes().Count() <= limit ? null
            : GraphErrors.Invalid(string.Create(CultureInfo.InvariantCulture, $"{path} length invalid. Min length: 1, Max length: {limit}"));
}
