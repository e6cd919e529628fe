using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bridge.WhatsAppSandbox.Graph;

/// <summary>
/// The parameters of a call as the Graph takes them: JSON or a form, and what is an object or a list may come as text that holds it. Kept is what is
/// meant, so that whoever reads it finds one shape. Without a body there are none; what cannot be read is undefined.
/// </summary>
internal sealed record GraphBody(JsonElement Json)
{
    /// <summary>Parameters that are objects or lists. Any other may be text that looks like JSON (our own callback data does) and stays text.</summary>
    private static readonly HashSet<string> Nested =
    [
        "text", "image", "video", "audio", "document", "sticker", "location", "contacts", "reaction", "interactive", "template", "context",
        "typing_indicator", "components", "block_users", "websites", "webhook_configuration", "hsm_ids", "prompts", "commands",
    ];

    private static readonly JsonElement None = JsonSerializer.SerializeToElement(new JsonObject());

    public bool IsReadable => Json.ValueKind == JsonValueKind.Object;

    public static async ValueTask<GraphBody> BindAsync(HttpContext context)
    {
        var ct = context.RequestAborted;
        if (context.Request.HasFormContentType)
        {
            var form = await context.Request.ReadFormAsync(ct);
            return new GraphBody(Unpacked(JsonSerializer.SerializeToElement(form.ToDictionary(field => field.Key, field => field.Value.ToString()))));
        }
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, ct);
        return new GraphBody(body.Length == 0 ? None : Unpacked(Parse(body.ToArray())));
    }

    private static JsonElement Unpacked(JsonElement parameters)
    {
        if (parameters.ValueKind != JsonValueKind.Object || !parameters.EnumerateObject().Any(IsText))
        {
            return parameters;
        }
        var meant = JsonObject.Create(parameters)!;
        foreach (var parameter in parameters.EnumerateObject().Where(IsText))
        {
            if (Parse(Encoding.UTF8.GetBytes(parameter.Value.GetString()!)) is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } held)
            {
                meant[parameter.Name] = JsonSerializer.SerializeToNode(held);
            }
        }
        return JsonSerializer.SerializeToElement(meant);

        static bool IsText(JsonProperty parameter) => parameter.Value.ValueKind == JsonValueKind.String && Nested.Contains(parameter.Name);
    }

    /// <summary>Undefined where it is not JSON.</summary>
    private static JsonElement Parse(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(json);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
