using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bridge.Flow.Flows;

/// <summary>How a definition is written where Bridge itself has changed it: readable, in the order it had, every script as it is.</summary>
static class DraftJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Print(JsonObject definition) => definition.ToJsonString(Options);

    /// <summary>Null where it is no JSON object: drafts are kept right or wrong.</summary>
    public static JsonObject? Read(string draft)
    {
        try
        {
            return JsonNode.Parse(draft) as JsonObject;
        }
        catch (JsonException)
        {
            // Told as a problem of the definition, by whoever needs it.
            return null;
        }
    }
}
