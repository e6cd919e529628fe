using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bridge.WhatsAppSandbox.Graph;

/// <summary>How the Graph is asked for a part: of an object by <c>fields</c>, of a list by values.</summary>
internal static class Fields
{
    /// <summary>What was asked for and the id; everything where nothing was. What stands in a field's own braces or parentheses is not followed.</summary>
    public static JsonObject Asked(this JsonObject whole, HttpRequest request)
    {
        var asked = Names(request.Query["fields"].ToString());
        return asked.Count == 0 ? whole : new JsonObject(whole.Where(field => field.Key == "id" || asked.Contains(field.Key)).Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
    }

    /// <summary>Nothing was asked, this value, or one of a list that is written as JSON.</summary>
    public static bool IsAsked(string? asked, string value)
    {
        if (string.IsNullOrEmpty(asked))
        {
            return true;
        }
        if (!asked.StartsWith('['))
        {
            return asked.Equals(value, StringComparison.OrdinalIgnoreCase);
        }
        try
        {
            using var list = JsonDocument.Parse(asked);
            return list.RootElement.EnumerateArray().Any(one => value.Equals(one.ToString(), StringComparison.OrdinalIgnoreCase));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static HashSet<string> Names(string fields)
    {
        var (names, depth, name) = (new HashSet<string>(StringComparer.Ordinal), 0, "");
        foreach (var letter in fields + ",")
        {
            if (letter is '{' or '(')
            {
                depth++;
            }
            else if (letter is '}' or ')')
            {
                depth--;
            }
            else if (depth == 0 && letter == ',')
            {
                // "components.limit(3)" is the field components.
                names.Add(name.Trim().Split('.')[0]);
                name = "";
            }
            else if (depth == 0)
            {
                name += letter;
            }
        }
        names.Remove("");
        return names;
    }
}
