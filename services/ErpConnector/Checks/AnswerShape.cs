using System.Text.Json;

namespace Bridge.ErpConnector.Checks;

/// <summary>Which fields an answer has and of which types, without any value: <c>items[].price</c> → <c>null or number</c>.</summary>
internal static class AnswerShape
{
    /// <summary>An ERP that adds a field for every product must not fill our table.</summary>
    private const int MaxFields = 200;

    private const int MaxDepth = 4;

    public static IReadOnlyDictionary<string, string> Of(JsonElement answer)
    {
        var types = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        Add(types, "", answer, 0);
        return types.ToDictionary(t => t.Key, t => string.Join(" or ", t.Value));
    }

    private static void Add(SortedDictionary<string, SortedSet<string>> types, string path, JsonElement value, int depth)
    {
        if (path.Length > 0)
        {
            if (!types.TryGetValue(path, out var known) && types.Count < MaxFields)
            {
                types[path] = known = new SortedSet<string>(StringComparer.Ordinal);
            }

            known?.Add(TypeOf(value));
        }

        if (depth > MaxDepth)
        {
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var field in value.EnumerateObject())
                {
                    Add(types, path.Length == 0 ? field.Name : $"{path}.{field.Name}", field.Value, depth + 1);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Add(types, $"{path}[]", item, depth + 1);
                }

                break;
        }
    }

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    /// <summary>What is another than it was, in words. A list without items says nothing of its items; what an ERP adds is no drift.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> now)
    {
        var words = new List<string>();
        foreach (var (field, type) in before)
        {
            var list = field.LastIndexOf("[]", StringComparison.Ordinal) is >= 0 and var at ? field[..(at + 2)] : null;
            if (now.TryGetValue(field, out var other))
            {
                if (!Covers(type, other))
                {
                    words.Add($"returns {field} as {other}, which was {type}");
                }
            }
            else if (list is null || (list != field && now.ContainsKey(list)))
            {
                words.Add($"stopped returning {field}");
            }
        }

        return words;
    }

    /// <summary>Null beside a value, on either side, is a matter of which items the page held.</summary>
    private static bool Covers(string before, string now)
    {
        var (known, met) = (Types(before), Types(now));
        return met.Count == 0 || known.Count == 0 || met.IsSubsetOf(known);
    }

    private static HashSet<string> Types(string joined) => [.. joined.Split(" or ").Where(t => t != "null")];
}
