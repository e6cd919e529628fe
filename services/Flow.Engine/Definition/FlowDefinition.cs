using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Flow;
using Bridge.Flow.Engine.Steps;

namespace Bridge.Flow.Engine.Definition;

/// <summary>A flow as the engine runs it. <see cref="Source"/> is the JSON as it was stored, fields unknown here included.</summary>
public sealed record FlowDefinition
{
    public required string Id { get; init; }
    public required JsonObject Source { get; init; }

    /// <summary>Who in the company may read what this flow says and is told.</summary>
    public required Audience Audience { get; init; }

    public required string Entry { get; init; }
    public required IReadOnlyDictionary<string, Step> Steps { get; init; }

    /// <summary>Other ways in, by name: <c>product</c>, <c>job</c>, <c>cart</c>, <c>search</c>, <c>menu</c>.</summary>
    public required IReadOnlyDictionary<string, string> Entries { get; init; }

    /// <summary>Texts that several steps share; those of the main flow are shared by all flows.</summary>
    public required IReadOnlyDictionary<string, LocalText> Texts { get; init; }
}

/// <summary>One step. Routes hang on ids, never on labels.</summary>
/// <param name="Type">Null where this version does not know the type: entering it ends politely, with a person.</param>
public sealed record Step(
    string FlowId,
    string Id,
    StepType? Type,
    JsonObject Source,
    IReadOnlyDictionary<string, string> Exits,
    IReadOnlyList<Option> Options,
    IReadOnlyDictionary<string, LocalText> Texts)
{
    public string? String(string name) =>
        Source[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public bool Flag(string name) => Source[name] is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    public int? Number(string name) => Source[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var number) ? number : null;

    public JsonObject? Object(string name) => Source[name] as JsonObject;

    public IReadOnlyList<JsonNode?> List(string name) => Source[name] is JsonArray list ? [.. list] : [];
}

/// <summary>One answer that a step offers.</summary>
/// <param name="When">A condition, as in the condition step; without one it is always offered.</param>
public sealed record Option(string Id, LocalText Label, LocalText? Description, JsonObject? When)
{
    /// <summary>What the answer is worth, to variables and mapping rules; without one it is the id.</summary>
    public JsonNode? Value { get; init; }

    /// <summary>A picture of it, as the step <c>media</c> names one.</summary>
    public JsonObject? Image { get; init; }

    /// <summary>What else it is called, in any language: as <see cref="Understanding.Words.Normalize"/> writes it.</summary>
    public IReadOnlySet<string> Words { get; init; } = NoWords;

    private static readonly HashSet<string> NoWords = [];

    internal bool IsCalled(string normalized) => Label.Reads(normalized) || Words.Contains(normalized);
}

/// <summary>All flows of a bundle, read once.</summary>
internal sealed class Flows
{
    public const string Main = "main";

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<FlowBundle, Flows> Read = [];

    private readonly Dictionary<string, FlowDefinition> flows = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Frame> entries = new(StringComparer.Ordinal);

    private Flows(FlowBundle bundle)
    {
        Version = bundle.Version;
        foreach (var (id, source) in bundle.Flows)
        {
            flows[id] = FlowReader.Read(id, source);
        }

        MainFlow = flows.GetValueOrDefault(Main);
        foreach (var flow in flows.Values.OrderBy(flow => flow.Id == Main ? "" : flow.Id, StringComparer.Ordinal))
        {
            foreach (var (name, step) in flow.Entries)
            {
                entries.TryAdd(name, new Frame(flow.Id, step));
            }
        }

        Words = new(MainFlow);
        Triggers = new(flows.Values);
    }

    public long Version { get; }
    public FlowDefinition? MainFlow { get; }
    public Understanding.Words Words { get; }
    public Triggers Triggers { get; }

    public static Flows Of(FlowBundle bundle) => Read.GetValue(bundle, static bundle => new Flows(bundle));

    public bool TryGet(string id, [NotNullWhen(true)] out FlowDefinition? flow) => flows.TryGetValue(id, out flow);

    public Step? Step(Frame frame) => flows.GetValueOrDefault(frame.FlowId)?.Steps.GetValueOrDefault(frame.StepId);

    /// <summary>Where the named way into the flows leads; the main flow is asked first, the others in the order of their ids.</summary>
    public Frame? Entry(string name) => entries.GetValueOrDefault(name);

    /// <summary>The first step of that type, in the order of the flows' ids.</summary>
    public Frame? PlaceOf<T>() where T : StepType => flows.Values.OrderBy(flow => flow.Id, StringComparer.Ordinal)
        .SelectMany(flow => flow.Steps.Values).Where(step => step.Type is T).Select(step => new Frame(step.FlowId, step.Id)).FirstOrDefault();
}
