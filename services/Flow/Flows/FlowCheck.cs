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
    public Task<IReadOnlyList<FlowProblem>> CheckAsync(string id, string draft, CancellationToken ct) =>
        CheckAsync(new Dictionary<string, string> { [id] = draft }, ct);

    /// <summary>Of drafts that belong together: they may lead to each other.</summary>
    public async Task<IReadOnlyList<FlowProblem>> CheckAsync(IReadOnlyDictionary<string, string> drafts, CancellationToken ct)
    {
        var world = await World.ReadAsync(db, ct);
        var (published, problems) = (await PublishedAsync(world, ct), new List<FlowProblem>());
        var after = new Dictionary<string, JsonObject>(published.Flows);
        foreach (var (id, draft) in drafts)
        {
            if (DraftJson.Read(draft) is { } definition)
            {
                after[id] = definition;
            }
            else
            {
                problems.Add(new FlowProblem(id, null, ProblemCode.FieldWrong, "definition", Blocks: true));
            }
        }

        return [.. problems, .. New(published, published with { Flows = after }, drafts.Keys, world.LanguagesOr(options.Value))];
    }

    /// <summary>What would be wrong with the other flows if this one were gone.</summary>
    public async Task<IReadOnlyList<FlowProblem>> WithoutAsync(string id, CancellationToken ct)
    {
        var world = await World.ReadAsync(db, ct);
        var published = await PublishedAsync(world, ct);
        var left = published with { Flows = published.Flows.Where(f => f.Key != id).ToDictionary() };
        return [.. New(published, left, [id], world.LanguagesOr(options.Value)).Where(p => p.Blocks)];
    }

    async Task<FlowBundle> PublishedAsync(World world, CancellationToken ct) =>
        world.BundleVersion == 0 ? new FlowBundle(0, new Dictionary<string, JsonObject>()) : await bundles.GetAsync(db, world.BundleVersion, ct);

    /// <summary>What is wrong with another flow already is not this author's to mend; what his draft breaks there is.</summary>
    static IEnumerable<FlowProblem> New(FlowBundle before, FlowBundle after, IEnumerable<string> drafted, IReadOnlyList<string> languages)
    {
        var known = FlowValidator.Check(before, languages).Where(p => !drafted.Contains(p.FlowId)).ToHashSet();
        return FlowValidator.Check(after, languages).Where(p => !known.Contains(p))
            .Select(p => new FlowProblem(p.FlowId, p.StepId, p.Code, p.Subject, Blocks(p.Code)));
    }

    /// <summary>A sentence that is missing in one language is said in another, and a step that nothing leads to harms nobody.</summary>
    static bool Blocks(ProblemCode code) => code is not (ProblemCode.TranslationMissing or ProblemCode.Unreachable);
}
