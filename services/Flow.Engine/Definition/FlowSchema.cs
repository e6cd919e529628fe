using System.Text.Json.Nodes;
using Bridge.Flow.Engine.Steps;

namespace Bridge.Flow.Engine.Definition;

/// <summary>
/// The definition's JSON Schema, for editors and for whoever writes flows elsewhere. It tells shapes and completes names; what only the whole can show
/// (routes, languages, circles) is <see cref="FlowValidator"/>'s.
/// </summary>
public static class FlowSchema
{
    /// <summary>Of a flow, a step or an option: a reply id (200 characters) holds session, visit and option.</summary>
    public const int LongestId = 100;

    public static JsonObject Write() => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = "Bridge flow",
        ["type"] = "object",
        ["required"] = Names(["spec_version", "id", "entry", "steps"]),
        ["properties"] = new JsonObject
        {
            ["spec_version"] = new JsonObject { ["const"] = FlowMigrations.Newest },
            ["id"] = Id(),
            ["name"] = Ref("text"),
            ["audience"] = new JsonObject { ["enum"] = Names(["all", "hr"]) },
            ["entry"] = Id(),
            ["entries"] = MapOf(Id()),
            ["triggers"] = new JsonObject { ["type"] = "array", ["items"] = Ref("trigger") },
            ["steps"] = new JsonObject { ["type"] = "array", ["items"] = Ref("step") },
            ["texts"] = MapOf(Ref("text")),
            ["words"] = new JsonObject { ["type"] = "object" },
            ["ui"] = new JsonObject { ["type"] = "object" },
        },
        ["$defs"] = new JsonObject
        {
            ["text"] = new JsonObject
            {
                ["description"] = "One text for all languages, or one for each.",
                ["anyOf"] = new JsonArray(Type("string"), MapOf(Type("string"))),
            },
            ["words"] = MapOf(new JsonObject { ["type"] = "array", ["items"] = Type("string") }),
            ["option"] = new JsonObject
            {
                ["type"] = "object",
                ["required"] = Names(["id", "label"]),
                ["properties"] = new JsonObject { ["id"] = Id(), ["label"] = Ref("text"), ["description"] = Ref("text"), ["value"] = new JsonObject(), ["image"] = Type("object"), ["when"] = Ref("condition"), ["words"] = Ref("words") },
            },
            ["trigger"] = new JsonObject
            {
                ["type"] = "object",
                ["required"] = Names(["on"]),
                ["properties"] = new JsonObject
                {
                    ["on"] = new JsonObject { ["enum"] = Names(Triggers.Kinds) },
                    ["words"] = Ref("words"),
                    ["value"] = Type("string"),
                    ["entry"] = Id(),
                },
            },
            ["validation"] = new JsonObject
            {
                ["type"] = "object",
                ["required"] = Names(["rule", "message"]),
                ["properties"] = new JsonObject { ["rule"] = new JsonObject { ["enum"] = Names(Validations.Rules.Keys) }, ["value"] = new JsonObject(), ["message"] = Ref("text") },
            },
            ["mapping"] = new JsonObject
            {
                ["type"] = "object",
                ["required"] = Names(["from", "to"]),
                ["properties"] = new JsonObject
                {
                    ["from"] = Type("string"),
                    ["to"] = Type("string"),
                    ["type"] = new JsonObject { ["enum"] = Names(Mapping.TypeNames) },
                    ["required"] = Type("boolean"),
                    ["default"] = new JsonObject(),
                },
            },
            ["condition"] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject
                {
                    ["fact"] = Type("string"),
                    ["equals"] = new JsonObject(),
                    ["at_least"] = Type("number"),
                    ["not"] = Ref("condition"),
                    ["all"] = new JsonObject { ["type"] = "array", ["items"] = Ref("condition") },
                    ["any"] = new JsonObject { ["type"] = "array", ["items"] = Ref("condition") },
                },
            },
            ["step"] = new JsonObject
            {
                ["type"] = "object",
                ["required"] = Names(["id", "type"]),
                ["properties"] = new JsonObject
                {
                    ["id"] = Id(),
                    ["type"] = new JsonObject { ["enum"] = Names(StepTypes.All.Select(type => type.Name)) },
                    ["text"] = Ref("text"),
                    ["texts"] = MapOf(Ref("text")),
                    ["exits"] = MapOf(Id()),
                    ["ui"] = Type("object"),
                },
                ["allOf"] = new JsonArray([.. StepTypes.All.Select(type => (JsonNode)StepOf(type))]),
            },
        },
    };

    private static JsonObject StepOf(StepType type)
    {
        var fields = new JsonObject();
        foreach (var field in type.AllFields)
        {
            fields[field.Name] = Shape(field);
        }

        // Options add exits of their own, so that others are not wrong there.
        var exits = new JsonObject();
        foreach (var exit in type.AllExits)
        {
            exits[exit] = Id();
        }

        fields["exits"] = new JsonObject { ["properties"] = exits };
        var shape = new JsonObject { ["properties"] = fields };
        if (type.AllFields.Where(field => field.Required).Select(field => field.Name).ToList() is { Count: > 0 } required)
        {
            shape["required"] = Names(required);
        }

        return new JsonObject
        {
            ["if"] = new JsonObject { ["properties"] = new JsonObject { ["type"] = new JsonObject { ["const"] = type.Name } } },
            ["then"] = shape,
        };
    }

    private static JsonObject Shape(Field field) => field.Kind switch
    {
        FieldKind.Text => Ref("text"),
        FieldKind.Flag => Type("boolean"),
        FieldKind.Number => Number(field),
        FieldKind.Numbers => new JsonObject { ["type"] = "array", ["items"] = Number(field) },
        FieldKind.Strings => new JsonObject { ["type"] = "array", ["items"] = Type("string") },
        FieldKind.Choice => new JsonObject { ["enum"] = Names(field.Choices) },
        FieldKind.Condition => Ref("condition"),
        FieldKind.Options => new JsonObject { ["type"] = "array", ["items"] = Ref("option") },
        FieldKind.List when field.Name is "validations" or "mapping" => new JsonObject { ["type"] = "array", ["items"] = Ref(field.Name == "mapping" ? "mapping" : "validation") },
        FieldKind.List => new JsonObject { ["type"] = "array", ["items"] = Type("object") },
        FieldKind.Object => Type("object"),
        FieldKind.Flow => Id(),
        _ => Type("string"),
    };

    private static JsonObject Number(Field field)
    {
        var number = Type("integer");
        if (field.Min is { } min)
        {
            number["minimum"] = min;
        }

        if (field.Max is { } max)
        {
            number["maximum"] = max;
        }

        return number;
    }

    private static JsonObject Id() => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = LongestId };

    private static JsonObject Type(string name) => new() { ["type"] = name };

    private static JsonObject Ref(string name) => new() { ["$ref"] = "#/$defs/" + name };

    private static JsonObject MapOf(JsonObject value) => new() { ["type"] = "object", ["additionalProperties"] = value };

    private static JsonArray Names(IEnumerable<string> names) => [.. names];
}
