using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Flow.Engine;
using Bridge.Flow.Engine.Definition;
using Microsoft.Extensions.Options;

namespace Bridge.Flow.Flows;

/// <param name="StepId">Null: the flow as a whole.</param>
/// <param name="Subject">The exit, option, text or field that it is about.</param>
/// <param name="Blocks">The flow cannot be published with it.</param>
public sealed record FlowProblem(string FlowId, string? StepId, ProblemCode Code, string Subject, bool Blocks);

/// <summary>What is wrong with a draft, seen together with the flows that are published: all of it at once.</summary>
sealed class FlowCheck(FlowDbContext db, Bundles bundles, IOptions<FlowOptions> options)
{
    public async Task<IReadOnlyList<FlowProblem>> CheckAsync(string id, string draft, CancellationToken ct)
    {
        if (Read(draft) is not { } definition)
        {
            return [new FlowProblem(id, null, ProblemCode.FieldWrong, "definition", Blocks: true)];
        }

        var version = (await World.ReadAsync(db, ct)).BundleVersion;
        var published = version == 0 ? new FlowBundle(0, new Dictionary<string, JsonObject>()) : await bundles.GetAsync(db, version, ct);
        var drafted = published with { Flows = new Dictionary<string, JsonObject>(published.Flows) { [id] = definition } };
        // What is wrong with another flow already is not this author's to mend; what his draft breaks there is.
        var known = FlowValidator.Check(published, options.Value.Languages).Where(p => p.FlowId != id).ToHashSet();
        return [.. FlowValidator.Check(drafted, options.Value.Languages).Where(p => !known.Contains(p))
            .Select(p => new FlowProblem(p.FlowId, p.StepId, p.Code, p.Subject, Blocks(p.Code)))];
    }

    /// <summary>A sentence that is missing in one language is said in another, and a step that nothing leads to harms nobody.</summary>
    static bool Blocks(ProblemCode code) => code is not (ProblemCode.TranslationMissing or ProblemCode.Unreachable);

    static JsonObject? Read(string draft)
    {
        try
        {
            return JsonNode.Parse(draft) as JsonObject;
        }
        catch (JsonException)
        {
            // Told as a problem of the definition.
            return null;
        }
    }
}
