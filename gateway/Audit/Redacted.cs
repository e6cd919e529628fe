using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bridge.Gateway.Audit;

/// <summary>A JSON text without what must not be kept: passwords, keys, tokens, codes.</summary>
static class Redacted
{
    const string Hidden = "…";

    public const int MaxBytes = 64 * 1024;

    static readonly string[] Secrets = ["password", "secret", "token", "apikey", "key", "code", "credential", "authorization"];

    /// <summary>Fields whose words say what was decided, and nothing of a person.</summary>
    static readonly string[] Decisions = ["id", "stage", "state", "status", "delivery", "waits", "payment", "until", "retainUntil", "currency", "reference"];

    /// <param name="ofPeople">It may hold what is a customer's or an applicant's: of its words only decisions stay.</param>
    public static JsonElement? Json(ReadOnlySpan<byte> json, bool ofPeople)
    {
        try
        {
            var node = JsonNode.Parse(json);
            Clean(node, ofPeople);
            return node is null ? null : JsonSerializer.SerializeToElement(node);
        }
        catch (JsonException)
        {
            return null; // The endpoint says what is wrong with it.
        }
    }

    static void Clean(JsonNode? node, bool ofPeople)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.ToList())
                {
                    if (value is JsonValue plain && (IsSecret(name) || (ofPeople && plain.GetValueKind() == JsonValueKind.String && !Decisions.Contains(name))))
                    {
                        fields[name] = Hidden;
                    }
                    else
                    {
                        Clean(value, ofPeople);
                    }
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    if (ofPeople && items[i]?.GetValueKind() == JsonValueKind.String)
                    {
                        items[i] = Hidden;
                    }
                    else
                    {
                        Clean(items[i], ofPeople);
                    }
                }

                break;
        }
    }

    static bool IsSecret(string name) => Array.Exists(Secrets, secret => name.EndsWith(secret, StringComparison.OrdinalIgnoreCase));
}
