using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bridge.ErpConnector.Calling;

/// <summary>
/// What the call log keeps of a body: the shape, and the values of fields that say nothing of a person. A list of what is harmless, not of what is
/// harmful: a field that nobody thought of is hidden.
/// </summary>
internal static class Redaction
{
    private const int MaxItems = 3;
    private const int MaxLength = 4_000;
    private const string Hidden = "•••";

    private static readonly HashSet<string> Harmless =
    [
        "external_product_id", "external_customer_id", "external_order_id", "external_applicant_id", "external_job_id", "client_reference", "order_number",
        "id", "sku", "category", "qty", "unit_price", "line_total", "price", "subtotal", "charge", "total", "amount", "currency", "status", "active",
        "active_only", "page", "limit", "has_more", "method", "mime_type", "size", "resume_mime_type", "resume_size", "expires_in", "token_type", "code",
        "department_name", "country", "eta",
    ];

    public static string Of(JsonElement json)
    {
        var text = Redact(null, json)?.ToJsonString(Relaxed) ?? "null";
        return text.Length > MaxLength ? text[..MaxLength] + "…" : text;
    }

    private static JsonNode? Redact(string? name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(value.EnumerateObject().DistinctBy(p => p.Name).Select(p => KeyValuePair.Create(p.Name, Redact(p.Name, p.Value)))),
        JsonValueKind.Array => List(name, value),
        JsonValueKind.Null => null,
        _ => name is not null && Harmless.Contains(name) ? JsonValue.Create(value.Clone()) : Hidden,
    };

    private static JsonArray List(string? name, JsonElement list)
    {
        var items = new JsonArray([.. list.EnumerateArray().Take(MaxItems).Select(item => Redact(name, item))]);
        if (list.GetArrayLength() > MaxItems)
        {
            items.Add($"… {list.GetArrayLength()} in all");
        }
        return items;
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
