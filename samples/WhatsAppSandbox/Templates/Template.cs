using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Templates;

/// <summary>A message template of the account, as it was submitted and as its review has left it.</summary>
internal sealed partial record Template
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Language { get; init; }
    public required string Category { get; init; }
    public required string Status { get; init; }
    public string ParameterFormat { get; init; } = "POSITIONAL";
    public required JsonElement Components { get; init; }

    /// <summary>Meta's word, NONE where there is nothing to say.</summary>
    public string Reason { get; init; } = "NONE";
    public string Quality { get; init; } = "UNKNOWN";
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>While it was approved: these are counted.</summary>
    public IReadOnlyList<DateTimeOffset> Edits { get; init; } = [];

    /// <summary>How often it was paused: three hours, six hours, for ever.</summary>
    public int Pauses { get; init; }

    public JsonElement? Component(string type) => Components.ValueKind == JsonValueKind.Array
        && Components.EnumerateArray().FirstOrDefault(component => type.Equals(component.Text("type"), StringComparison.OrdinalIgnoreCase)) is { ValueKind: JsonValueKind.Object } found
            ? found : null;

    public string Body => Component("BODY")?.Text("text") ?? "";

    /// <summary>TEXT, IMAGE, VIDEO, DOCUMENT, LOCATION; null without a header.</summary>
    public string? HeaderFormat => Component("HEADER")?.Text("format")?.ToUpperInvariant();

    public IReadOnlyList<JsonElement> Buttons => Component("BUTTONS")?.Items("buttons") ?? [];

    /// <summary>What stands between double braces, each once, in the order in which it first comes.</summary>
    public static IReadOnlyList<string> Variables(string? text) => text is null ? [] : [.. Placeholder().Matches(text).Select(match => match.Groups[1].Value).Distinct()];

    public static string Fill(string text, Func<string, string?> value) => Placeholder().Replace(text, match => value(match.Groups[1].Value) ?? match.Value);

    public JsonObject Written() => new()
    {
        ["name"] = Name,
        ["parameter_format"] = ParameterFormat,
        ["language"] = Language,
        ["status"] = Status,
        ["category"] = Category,
        ["quality_score"] = new JsonObject { ["score"] = Quality },
        ["rejected_reason"] = Reason,
        ["id"] = Id,
        ["components"] = JsonNode.Parse(Components.GetRawText()),
    };

    public static IReadOnlyList<Template> Defaults { get; } =
    [
        Approved("880011223344600", "hello_world", "en_US", "Welcome and congratulations! This message shows that your number can send messages."),
        Approved("880011223344601", "order_update", "en", "Hello {{1}}, there is news of your order {{2}}. Write to us to go on.", "Marina", "1043"),
        Approved("880011223344602", "order_update", "ar", "مرحبا {{1}}، هناك جديد بشأن طلبك {{2}}. راسلنا للمتابعة.", "مارينا", "1043"),
        Approved("880011223344603", "order_update", "pt_BR", "Olá {{1}}, há novidades do seu pedido {{2}}. Escreva para continuar.", "Marina", "1043"),
        Approved("880011223344604", "conversation_resume", "en", "Hello {{1}}, we have an answer to your question. Write to us to go on.", "Marina"),
    ];

    private static Template Approved(string id, string name, string language, string body, params string[] examples)
    {
        var component = new JsonObject { ["type"] = "BODY", ["text"] = body };
        if (examples.Length > 0)
        {
            component["example"] = new JsonObject { ["body_text"] = new JsonArray(new JsonArray([.. examples.Select(example => JsonValue.Create(example))])) };
        }
        return new Template
        {
            Id = id,
            Name = name,
            Language = language,
            Category = "UTILITY",
            Status = "APPROVED",
            Quality = "GREEN",
            Components = JsonSerializer.SerializeToElement(new JsonArray(component)),
        };
    }

    [GeneratedRegex(@"\{\{([a-z0-9_]+)\}\}")]
    private static partial Regex Placeholder();
}
