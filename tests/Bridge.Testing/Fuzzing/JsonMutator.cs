using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bridge.Testing.Fuzzing;

/// <summary>Makes of what is right something that may be wrong, and still looks like it: keys, types and values are changed where they stand.</summary>
public static class JsonMutator
{
    static readonly string[] Texts =
    [
        "", " ", "\0", "a\0b", "\u202e\u2066\u200b", "\uFEFF", "👩‍👩‍👧‍👦", "\ud83d", "\ude00x", "مرحبا", "'; DROP TABLE conversation; --", "<script>alert(1)</script>", "{{7*7}}", "{name}", "${jndi:ldap://x}",
        "../../etc/passwd", "%00", "1e999", "-0", "null", "true", "2026-02-30T25:61:61Z", "9999999999999999999999", "https://169.254.169.254/", "javascript:alert(1)", "\r\nX-Injected: 1",
    ];

    static readonly string[] Raw =
        ["null", "true", "0", "-1", "1.5", "1e999", "-1e-999", "9223372036854775808", "0.1234567890123456789012345678901234567890", "1e28", "79228162514264337593543950336", "[]", "{}", "[[[[[[[[]]]]]]]]", "\"\\ud800\"", "\"\\u0000\""];

    public static byte[] Bytes(Random random, JsonNode right)
    {
        var bytes = Encoding.UTF8.GetBytes(Text(random, right));
        return random.Next(6) == 0 ? ByteMutator.Mutate(random, bytes) : bytes;
    }

    /// <summary>As text, because some of it is in no tree: keys that come twice, numbers that fit nowhere.</summary>
    public static string Text(Random random, JsonNode right)
    {
        var node = right.DeepClone();
        for (var i = random.Next(5); i >= 0; i--)
        {
            node = Mutate(random, node);
        }

        var text = node.ToJsonString();
        if (random.Next(4) == 0 && text.Length > 2)
        {
            // In place of any value.
            var at = text.IndexOf(':', random.Next(text.Length));
            var end = at < 0 ? -1 : text.IndexOfAny([',', '}', ']'], at);
            text = end < 0 ? text : $"{text[..(at + 1)]}{Raw[random.Next(Raw.Length)]}{text[end..]}";
        }

        return random.Next(20) == 0 ? Twice(random, text) : text;
    }

    public static JsonNode Mutate(Random random, JsonNode root)
    {
        var places = new List<(JsonNode Parent, string? Key, int Index)>();
        Collect(root, places, 0);
        if (places.Count == 0)
        {
            return root;
        }

        var (parent, key, index) = places[random.Next(places.Count)];
        switch (parent)
        {
            case JsonObject fields:
                Change(random, fields, key!);
                break;
            case JsonArray items:
                Change(random, items, index);
                break;
        }

        return root;
    }

    static void Change(Random random, JsonObject fields, string key)
    {
        switch (random.Next(7))
        {
            case 0:
                fields.Remove(key);
                break;
            case 1 when fields[key] is { } moved:
                fields.Remove(key);
                fields[Texts[random.Next(Texts.Length)]] = moved;
                break;
            case 2:
                fields[$"x{random.Next(100)}"] = Value(random);
                break;
            case 3 when fields[key] is { } one:
                fields[key] = new JsonArray(one.DeepClone(), one.DeepClone());
                break;
            default:
                fields[key] = Value(random);
                break;
        }
    }

    static void Change(Random random, JsonArray items, int index)
    {
        switch (random.Next(5))
        {
            case 0:
                items.RemoveAt(index);
                break;
            case 1 when items.Count < 40:
                for (var i = random.Next(1, 30); i > 0; i--)
                {
                    items.Add(items[index]?.DeepClone());
                }

                break;
            case 2 when items.Count > 1:
                var other = items[0]?.DeepClone();
                items[0] = items[index]?.DeepClone();
                items[index] = other;
                break;
            default:
                items[index] = Value(random);
                break;
        }
    }

    static JsonNode? Value(Random random) => random.Next(9) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.NextInt64(),
        3 => random.NextDouble() * Math.Pow(10, random.Next(-20, 20)),
        4 => new JsonArray(Value(random), Value(random)),
        5 => new JsonObject { [Texts[random.Next(Texts.Length)]] = Value(random) },
        6 => new string((char)random.Next(32, 0xD7FF), random.Next(1, 1 << random.Next(1, 14))),
        _ => Texts[random.Next(Texts.Length)],
    };

    static string Twice(Random random, string text)
    {
        var at = text.IndexOf('{', random.Next(text.Length));
        return at < 0 || at + 1 >= text.Length || text[at + 1] == '}' ? new string('[', random.Next(1, 5000)) + text : $"{text[..(at + 1)]}\"id\":{Raw[random.Next(Raw.Length)]},\"id\":\"twice\",{text[(at + 1)..]}";
    }

    static void Collect(JsonNode? node, List<(JsonNode, string?, int)> places, int depth)
    {
        if (depth > 40)
        {
            return;
        }

        switch (node)
        {
            case JsonObject fields:
                foreach (var (key, value) in fields)
                {
                    places.Add((fields, key, -1));
                    Collect(value, places, depth + 1);
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    places.Add((items, null, i));
                    Collect(items[i], places, depth + 1);
                }

                break;
        }
    }
}
