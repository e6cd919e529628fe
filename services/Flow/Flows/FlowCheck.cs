using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Bridge.Contracts.Erp;
using Bridge.Flow.Engine;
using Bridge.Flow.Engine.Definition;
using Microsoft.Extensions.Options;

namespace Bridge.Flow.Flows;

/// <param name="StepId">Null: the flow as a whole.</param>
/// <param name="Subject">The exit, option, text or field that it is about.</param>
/// <param name="Blocks">The flow cannot be published with it.</param>
public sealed record FlowProblem(string FlowId, string? StepId, ProblemCode Code, string Subject, bool Blocks);

/// <summary>What is wrong with a draft, seen together with the flows that are published: all of it at once.</summary>
sealed class FlowCheck(FlowDbContext db, Bundles bundles, PublishedProblems published, ErpOperations erp, IOptions<FlowOptions> options)
{
    public Task<IReadOnlyList<FlowProblem>> CheckAsync(string id, string draft, CancellationToken ct) =>
        CheckAsync(new Dictionary<string, string> { [id] = draft }, ct);

    /// <summary>Of drafts that belong together: they may lead to each other.</summary>
    public async Task<IReadOnlyList<FlowProblem>> CheckAsync(IReadOnlyDictionary<string, string> drafts, CancellationToken ct)
    {
        var world = await World.ReadAsync(db, ct);
        var (before, problems) = (await PublishedAsync(world, ct), new List<FlowProblem>());
        var after = new Dictionary<string, JsonObject>(before.Flows);
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

        return [.. problems, .. New(before, before with { Flows = after }, drafts.Keys, world.LanguagesOr(options.Value))];
    }

    /// <summary>What would be wrong with the other flows if this one were gone.</summary>
    public async Task<IReadOnlyList<FlowProblem>> WithoutAsync(string id, CancellationToken ct)
    {
        var world = await World.ReadAsync(db, ct);
        var before = await PublishedAsync(world, ct);
        var left = before with { Flows = before.Flows.Where(f => f.Key != id).ToDictionary() };
        return [.. New(before, left, [id], world.LanguagesOr(options.Value)).Where(p => p.Blocks)];
    }

    async Task<FlowBundle> PublishedAsync(World world, CancellationToken ct) =>
        world.BundleVersion == 0 ? new FlowBundle(0, new Dictionary<string, JsonObject>()) : await bundles.GetAsync(db, world.BundleVersion, ct);

    /// <summary>What is wrong with another flow already is not this author's to mend; what his draft breaks there is.</summary>
    IEnumerable<FlowProblem> New(FlowBundle before, FlowBundle after, IEnumerable<string> drafted, IReadOnlyList<string> languages)
    {
        var known = published.Of(before, languages, erp.Off).Where(p => !drafted.Contains(p.FlowId)).ToHashSet();
        return FlowValidator.Check(after, languages, erp.Off).Where(p => !known.Contains(p))
            .Select(p => new FlowProblem(p.FlowId, p.StepId, p.Code, p.Subject, Blocks(p.Code)));
    }

    /// <summary>
    /// A sentence that is missing in one language is said in another, a step that nothing leads to harms nobody, an end without a word is an end, an answer that goes nowhere is still read in the chat, a
    /// sentence with a hole is still a sentence, and an operation may be switched on tomorrow.
    /// </summary>
    static bool Blocks(ProblemCode code) => code is not (ProblemCode.TranslationMissing or ProblemCode.Unreachable or ProblemCode.DeadEnd or ProblemCode.MappingMissing or ProblemCode.NameUnknown
        or ProblemCode.OperationOff);
}

/// <summary>What is wrong with what runs, looked for once: whoever checks a draft asks it again and again.</summary>
sealed class PublishedProblems
{
    readonly ConditionalWeakTable<FlowBundle, Found> _found = [];

    public IReadOnlyList<Problem> Of(FlowBundle flows, IReadOnlyList<string> languages, IReadOnlyCollection<ErpOperation> off)
    {
        var asked = $"{string.Join(' ', languages)}/{string.Join(' ', off)}";
        if (!_found.TryGetValue(flows, out var found) || found.Asked != asked)
        {
            found = new Found(asked, FlowValidator.Check(flows, languages, off));
            _found.AddOrUpdate(flows, found);
        }

        return found.Problems;
    }

    sealed record Found(string Asked, IReadOnlyList<Problem> Problems);
}
