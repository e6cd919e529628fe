using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bridge.Flow.Engine.Definition;

/// <summary>The names that some text, condition or rule of a bundle takes up.</summary>
internal static class UsedNames
{
    public static HashSet<string> Of(IEnumerable<FlowDefinition> flows)
    {
        var names = new HashSet<string>(Mapping.Carriers, StringComparer.Ordinal);
        foreach (var flow in flows)
        {
            Collect(flow.Source, names);
        }

        return names;
    }

    private static void Collect(JsonNode node, HashSet<string> names)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (name, value) in map)
                {
                    if (name is "fact" or "options_from" && FlowReader.String(value) is { } taken)
                    {
                        names.Add(taken);
                    }
                    else if (value is not null && name != "ui")
                    {
                        Collect(value, names);
                    }
                }

                break;
            case JsonArray list:
                foreach (var value in list)
                {
                    if (value is not null)
                    {
                        Collect(value, names);
                    }
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                Collect(value.GetValue<string>(), names);
                break;
        }
    }

    private static void Collect(string text, HashSet<string> names) => names.UnionWith(In(text));

    /// <summary>What stands between braces.</summary>
    public static IEnumerable<string> In(string text)
    {
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var close = text.IndexOf('}', open);
            if (close < 0)
            {
                yield break;
            }

            yield return text[(open + 1)..close];
        }
    }
}
