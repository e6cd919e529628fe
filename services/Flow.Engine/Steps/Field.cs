using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine.Steps;

/// <summary>What a step is about: its place in the builder's palette, its colour and icon.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepKind>))]
public enum StepKind { Say, Ask, Shop, Hire, Decide, People }

[JsonConverter(typeof(JsonStringEnumConverter<FieldKind>))]
public enum FieldKind
{
    /// <summary>A text by language, or one for all.</summary>
    Text,
    String,
    Number,
    Flag,

    /// <summary>One of <see cref="Field.Choices"/>.</summary>
    Choice,
    Strings,
    Numbers,

    /// <summary>The name of a variable.</summary>
    Variable,

    /// <summary>The id of a flow.</summary>
    Flow,
    Condition,
    Options,

    /// <summary>A list of objects, or an object, with a shape of its own.</summary>
    List,
    Object,
}

/// <summary>A field of a step beyond <c>id</c>, <c>type</c>, <c>text</c>, <c>texts</c>, <c>exits</c> and <c>ui</c>: what the builder shows, and what publishing checks.</summary>
public sealed record Field(string Name, FieldKind Kind, bool Required = false)
{
    /// <summary>Of a number.</summary>
    public int? Min { get; init; }

    /// <summary>Of a number, or the most characters of a text.</summary>
    public int? Max { get; init; }

    public IReadOnlyList<string> Choices { get; init; } = [];

    internal (ProblemCode Code, string Subject)? Check(JsonNode? value) => value is null
        ? Required ? (ProblemCode.FieldMissing, Name) : null
        : Fits(value) ? null : (ProblemCode.FieldWrong, Name);

    private bool Fits(JsonNode value) => Kind switch
    {
        FieldKind.Text => LocalText.Read(value) is not null,
        FieldKind.String or FieldKind.Flow => FlowReader.String(value) is { Length: > 0 },
        FieldKind.Variable => FlowReader.String(value) is { Length: > 0 } name && name[0] != '~',
        FieldKind.Choice => FlowReader.String(value) is { } choice && Choices.Contains(choice),
        FieldKind.Flag => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        FieldKind.Number => IsNumber(value),
        FieldKind.Numbers => value is JsonArray numbers && numbers.All(IsNumber),
        FieldKind.Strings => value is JsonArray strings && strings.All(one => FlowReader.String(one) is not null),
        FieldKind.Options or FieldKind.List => value is JsonArray list && list.All(one => one is JsonObject),
        FieldKind.Condition or FieldKind.Object => value is JsonObject,
        _ => true,
    };

    private bool IsNumber(JsonNode? value) => value is JsonValue number && number.TryGetValue<int>(out var read) && read >= (Min ?? int.MinValue) && read <= (Max ?? int.MaxValue);
}
