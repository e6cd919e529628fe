using System.Text;
using System.Text.Json;
using Bridge.WhatsAppSandbox.Webhooks;

namespace Bridge.WhatsAppSandbox.Control.Send;

/// <summary>
/// Any webhook at all, signed and delivered as the others are: another account's, another number's, of last week, without contacts, of a field nobody knows,
/// of three megabytes. JSON goes out as Meta would write it; text is sent byte for byte, whether or not it is JSON.
/// </summary>
internal static class Webhook
{
    public static void Map(RouteGroupBuilder control) => control.MapPost("/webhooks", async (HttpRequest request, WebhookQueue webhooks, CancellationToken ct) =>
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, ct);
        byte[] bytes;
        if (request.HasJsonContentType())
        {
            try
            {
                bytes = Encoding.ASCII.GetBytes(MetaJson.Escape(JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(body.ToArray()), Relaxed)));
            }
            catch (JsonException)
            {
                return As.Problem("body", "Is not JSON: send it as text/plain to have it delivered all the same.");
            }
        }
        else
        {
            bytes = body.ToArray();
        }
        await webhooks.Enqueue("raw", bytes);
        return TypedResults.NoContent();
    });

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
