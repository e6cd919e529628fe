using System.Net;
using System.Text.Json;

namespace Bridge.Messaging.WhatsApp;

/// <summary>What an edge of the Graph API answered: its JSON, or an error.</summary>
sealed record GraphAnswer(JsonElement Json, GraphFault? Error)
{
    public static GraphAnswer Read(HttpStatusCode status, byte[] body)
    {
        JsonElement json = default;
        try
        {
            json = JsonSerializer.Deserialize<JsonElement>(body);
        }
        catch (JsonException)
        {
            return new GraphAnswer(default, new GraphFault(null, null, $"WhatsApp answered with {(int)status} and nothing that can be read."));
        }

        if (json.Object("error") is { } error)
        {
            // The words that Meta wrote for people first.
            return new GraphAnswer(json, new GraphFault((int?)error.Integer("code"), (int?)error.Integer("error_subcode"),
                error.Text("error_user_msg") ?? error.Object("error_data")?.Text("details") ?? error.Text("message") ?? $"HTTP {(int)status}"));
        }

        return new GraphAnswer(json, (int)status is >= 200 and < 300 ? null : new GraphFault(null, null, $"HTTP {(int)status}"));
    }
}

sealed record GraphFault(int? Code, int? Subcode, string Text);
