using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine.Definition;

/// <summary>A text in several languages; a plain string in the definition is the text of all of them (language "").</summary>
public sealed class LocalText(IReadOnlyDictionary<string, string> texts)
{
    private HashSet<string>? normals;

    public IReadOnlyDictionary<string, string> Texts { get; } = texts;

    /// <summary>Whether it reads so in any language, as <see cref="Words.Normalize"/> writes it.</summary>
    internal bool Reads(string normalized) => Normals.Contains(normalized);

    /// <summary>Whether these words, whole, stand in it in any language.</summary>
    internal bool Holds(string normalized) => Normals.Any(text => Words.Holds(text, normalized));

    internal bool Begins(string normalized) => Normals.Any(text => text.StartsWith(normalized + " ", StringComparison.Ordinal));

    private HashSet<string> Normals => normals ??= Texts.Values.Select(Words.Normalize).ToHashSet(StringComparer.Ordinal);

    /// <summary>The text in the language, in the same language of another country, in the fallback, or in any.</summary>
    public string In(string language, string fallback) => Pick(Texts, language, fallback);

    public static string Pick(IReadOnlyDictionary<string, string> texts, string language, string fallback) => Pick<string>(texts, language, fallback) ?? "";

    /// <summary>Not only texts are told apart by language.</summary>
    public static T? Pick<T>(IReadOnlyDictionary<string, T> texts, string language, string fallback) where T : class
    {
        if (texts.TryGetValue(language, out var exact))
        {
            return exact;
        }

        var dash = language.IndexOf('-', StringComparison.Ordinal);
        return (dash > 0 && texts.TryGetValue(language[..dash], out var general)) || texts.TryGetValue(fallback, out general) || texts.TryGetValue("", out general)
            ? general
            : texts.OrderBy(text => text.Key, StringComparer.Ordinal).FirstOrDefault().Value;
    }

    /// <summary>Null where the node is neither a string nor a map of strings.</summary>
    public static LocalText? Read(JsonNode? node)
    {
        if (node is JsonValue value)
        {
            return value.GetValueKind() == JsonValueKind.String ? new(new Dictionary<string, string> { [""] = value.GetValue<string>() }) : null;
        }

        if (node is not JsonObject map)
        {
            return null;
        }

        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (language, text) in map)
        {
            if (text is JsonValue entry && entry.GetValueKind() == JsonValueKind.String)
            {
                texts[language] = entry.GetValue<string>();
            }
        }

        return texts.Count == 0 ? null : new(texts);
    }
}
