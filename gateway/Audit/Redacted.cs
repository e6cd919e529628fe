using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bridge.Gateway.Audit;

/// <summary>A JSON text without what must not be kept: passwords, keys, tokens, codes.</summary>
static class Redacted
{
    public const int MaxBytes = 64 * 1024;

    static readonly string[] Secrets = ["password", "secret", "token", "apikey", "key", "code", "credential", "authorization"];

    public static JsonElement? Json(ReadOnlySpan<byte> json)
    {
        try
        {
            var node = JsonNode.Parse(json);
            Clean(node);
            return node is null ? null : JsonSerializer.SerializeToElement(node);
        }
        catch (JsonException)
        {
            return null; // The endpoint says what is wrong with it.
        }
    }

    static void Clean(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.ToList())
                {
                    if (value is JsonValue && Array.Exists(Secrets, secret => name.EndsWith(secret, StringComparison.OrdinalIgnoreCase)))
                    {
                        fields[name] = "…";
                    }
                    else
                    {
                        Clean(value);
                    }
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Clean(item);
                }

                break;
        }
    }
}
