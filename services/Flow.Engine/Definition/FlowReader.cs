using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Flow;
using Bridge.Flow.Engine.Steps;

namespace Bridge.Flow.Engine.Definition;

/// <summary>
/// Reads a definition of the newest <c>spec_version</c>. It is tolerant: what is missing or mistyped is left out here, told by
/// <see cref="FlowValidator"/> to the author, and by the engine at the step where it matters.
/// </summary>
public static class FlowReader
{
    public static FlowDefinition Read(string id, JsonObject source)
    {
        source = FlowMigrations.Migrate(source);
        var steps = new Dictionary<string, Step>(StringComparer.Ordinal);
        foreach (var step in Objects(source["steps"]))
        {
            if (String(step["id"]) is { Length: > 0 } stepId)
            {
                steps[stepId] = ReadStep(id, stepId, step);
            }
        }

        return new FlowDefinition
        {
            Id = id,
            Source = source,
            Audience = String(source["audience"]) == "hr" ? Audience.Hr : Audience.All,
            Entry = String(source["entry"]) ?? "",
            Steps = steps,
            Entries = Strings(source["entries"]),
            Texts = Texts(source["texts"]),
        };
    }

    private static Step ReadStep(string flowId, string id, JsonObject source)
    {
        var texts = Texts(source["texts"]);
        if (LocalText.Read(source["text"]) is { } text)
        {
            texts["text"] = text;
        }

        foreach (var rule in Objects(source["validations"]))
        {
            if (String(rule["rule"]) is { } name && LocalText.Read(rule["message"]) is { } message)
            {
                texts[Validations.TextOf(name)] = message;
            }
        }

        var options = new List<Option>();
        foreach (var option in Objects(source["options"]))
        {
            if (String(option["id"]) is { Length: > 0 } optionId && LocalText.Read(option["label"]) is { } label)
            {
                options.Add(new Option(optionId, label, LocalText.Read(option["description"]), option["when"] as JsonObject)
                {
                    Value = option["value"],
                    Image = option["image"] as JsonObject,
                    Words = Words(option["words"]),
                });
            }
        }

        return new Step(flowId, id, StepTypes.Find(String(source["type"])), source, Strings(source["exits"]), options, texts);
    }

    internal static string? String(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    internal static IEnumerable<JsonObject> Objects(JsonNode? node) => node is JsonArray list ? list.OfType<JsonObject>() : [];

    private static HashSet<string> Words(JsonNode? node) =>
    [
        .. from language in node as JsonObject ?? []
           from word in language.Value as JsonArray ?? []
           let plain = Understanding.Words.Normalize(String(word) ?? "")
           where plain.Length > 0
           select plain,
    ];

    private static Dictionary<string, string> Strings(JsonNode? node)
    {
        var strings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in node as JsonObject ?? [])
        {
            if (String(value) is { } text)
            {
                strings[name] = text;
            }
        }

        return strings;
    }

    private static Dictionary<string, LocalText> Texts(JsonNode? node)
    {
        var texts = new Dictionary<string, LocalText>(StringComparer.Ordinal);
        foreach (var (name, value) in node as JsonObject ?? [])
        {
            if (LocalText.Read(value) is { } text)
            {
                texts[name] = text;
            }
        }

        return texts;
    }
}
