using System.Text.Json.Nodes;
using Bridge.Contracts.Erp;
using Bridge.Flow.Engine.Speech;
using Bridge.Flow.Engine.Steps;

namespace Bridge.Flow.Engine.Definition;

/// <summary>Everything that is wrong with a bundle, at once: nothing is left for the next try to find.</summary>
public static class FlowValidator
{
    /// <summary>Said by the engine itself, at any step: the main flow must have them.</summary>
    private static readonly string[] Everywhere =
    [
        "choose", "more", "not_understood", "not_taken", "not_here", "handed_over", "failed", "stopped", "cart_unknown",
        "already_ordered", "order_on_its_way", "order_settled", "order_refused", "order_done", "order_cancelled", "order_news",
    ];

    /// <param name="flows">As they would be published together.</param>
    /// <param name="languages">Every text must have each of them.</param>
    /// <param name="off">Operations that this ERP does not have.</param>
    public static IReadOnlyList<Problem> Check(FlowBundle flows, IReadOnlyList<string> languages, IReadOnlyCollection<ErpOperation>? off = null)
    {
        var read = flows.Flows.ToDictionary(flow => flow.Key, flow => FlowReader.Read(flow.Key, flow.Value), StringComparer.Ordinal);
        var problems = new List<Problem>();
        if (!read.ContainsKey(Definition.Flows.Main))
        {
            problems.Add(new Problem(Definition.Flows.Main, null, ProblemCode.EntryMissing, Definition.Flows.Main));
        }

        problems.AddRange(Everywhere.Where(text => read.GetValueOrDefault(Definition.Flows.Main)?.Texts.ContainsKey(text) != true)
            .Select(text => new Problem(Definition.Flows.Main, null, ProblemCode.TextMissing, "texts." + text)));
        var used = UsedNames.Of(read.Values);
        var known = KnownNames.Of(read.Values);
        var called = read.Values.SelectMany(flow => flow.Steps.Values).Select(step => step.String("flow")).ToHashSet();
        var words = new Understanding.Words(read.GetValueOrDefault(Definition.Flows.Main));
        foreach (var flow in read.Values)
        {
            CheckFlow(flow, problems);
            problems.AddRange(Triggers.Check(flow, words));
            foreach (var step in flow.Steps.Values)
            {
                CheckStep(flow, step, read, problems);
                CheckTexts(flow, step, read, problems);
                if (off?.Count > 0)
                {
                    problems.AddRange((step.Type?.Needs ?? []).Where(off.Contains).Select(operation => new Problem(flow.Id, step.Id, ProblemCode.OperationOff, operation.ToString())));
                }

                if (step.Type is AskStep && AskStep.OwnAnswer(step) is { } answer && !used.Contains(answer))
                {
                    problems.Add(new Problem(flow.Id, step.Id, ProblemCode.MappingMissing, answer));
                }
            }

            CheckWording(flow, languages, known, problems);
            FlowPaths.Check(flow, problems);
            if (flow.Id == Definition.Flows.Main || (flow.Source["triggers"] is JsonArray { Count: > 0 } && !called.Contains(flow.Id)))
            {
                FlowPaths.CheckEnds(flow, problems);
            }
        }

        return problems;
    }

    private static void CheckFlow(FlowDefinition flow, List<Problem> problems)
    {
        if (FlowMigrations.Version(flow.Source) != FlowMigrations.Newest)
        {
            problems.Add(new Problem(flow.Id, null, ProblemCode.VersionUnknown, "spec_version"));
        }

        foreach (var (name, target) in flow.Entries.Prepend(new("entry", flow.Entry)))
        {
            if (!flow.Steps.ContainsKey(target))
            {
                problems.Add(new Problem(flow.Id, null, ProblemCode.EntryMissing, name));
            }
        }

        var ids = new HashSet<string>();
        foreach (var step in FlowReader.Objects(flow.Source["steps"]))
        {
            var id = FlowReader.String(step["id"]);
            if (string.IsNullOrEmpty(id))
            {
                problems.Add(new Problem(flow.Id, null, ProblemCode.IdMissing, FlowReader.String(step["type"]) ?? "step"));
            }
            else if (!ids.Add(id))
            {
                problems.Add(new Problem(flow.Id, id, ProblemCode.IdTwice, id));
            }
        }
    }

    private static void CheckStep(FlowDefinition flow, Step step, Dictionary<string, FlowDefinition> all, List<Problem> problems)
    {
        if (step.Type is not { } type)
        {
            problems.Add(new Problem(flow.Id, step.Id, ProblemCode.TypeUnknown, step.String("type") ?? ""));
            return;
        }

        foreach (var (exit, target) in step.Exits)
        {
            if (!flow.Steps.ContainsKey(target))
            {
                problems.Add(new Problem(flow.Id, step.Id, ProblemCode.TargetMissing, exit));
            }

            if (!type.AllExits.Contains(exit) && step.Options.All(option => option.Id != exit))
            {
                problems.Add(new Problem(flow.Id, step.Id, ProblemCode.FieldWrong, "exits." + exit));
            }
        }

        foreach (var twice in step.Options.GroupBy(option => option.Id).Where(group => group.Count() > 1))
        {
            problems.Add(new Problem(flow.Id, step.Id, ProblemCode.IdTwice, "options." + twice.Key));
        }

        if (step.String("flow") is { } called
            && (!all.TryGetValue(called, out var target2) || (step.String("entry") is { } entry && !target2.Entries.ContainsKey(entry))))
        {
            problems.Add(new Problem(flow.Id, step.Id, ProblemCode.TargetMissing, "flow"));
        }

        problems.AddRange(type.AllFields.Select(field => field.Check(step.Source[field.Name])).OfType<(ProblemCode Code, string Subject)>()
            .Select(found => new Problem(flow.Id, step.Id, found.Code, found.Subject)));
        problems.AddRange(type.Check(step).Concat(Validations.Check(step)).Concat(Mapping.Check(step)).Select(found => new Problem(flow.Id, step.Id, found.Code, found.Subject)));
    }

    /// <summary>What a step says is its own, its flow's, or the main flow's.</summary>
    private static void CheckTexts(FlowDefinition flow, Step step, Dictionary<string, FlowDefinition> all, List<Problem> problems)
    {
        foreach (var text in step.Type?.Says(step) ?? [])
        {
            if (!step.Texts.ContainsKey(text) && !flow.Texts.ContainsKey(text) && all.GetValueOrDefault(Definition.Flows.Main)?.Texts.ContainsKey(text) != true)
            {
                problems.Add(new Problem(flow.Id, step.Id, ProblemCode.TextMissing, text));
            }
        }
    }

    private static void CheckWording(FlowDefinition flow, IReadOnlyList<string> languages, HashSet<string> known, List<Problem> problems)
    {
        void Check(string? step, string subject, LocalText? text, int max)
        {
            // What spans lines is no name to whoever fills it in.
            problems.AddRange((text?.Texts.Values ?? []).SelectMany(UsedNames.In).Where(name => !known.Contains(name) && !name.Contains('\n', StringComparison.Ordinal)).Distinct()
                .Select(name => new Problem(flow.Id, step, ProblemCode.NameUnknown, $"{{{name}}}")));
            if (text is null || text.Texts.ContainsKey(""))
            {
                return;
            }

            problems.AddRange(languages.Where(language => !text.Texts.TryGetValue(language, out var wording) || wording.Length == 0)
                .Select(language => new Problem(flow.Id, step, ProblemCode.TranslationMissing, $"{subject}.{language}")));
            problems.AddRange(text.Texts.Where(wording => Graphemes.Exceed(wording.Value, max))
                .Select(wording => new Problem(flow.Id, step, ProblemCode.TooLong, $"{subject}.{wording.Key}")));
        }

        foreach (var (name, text) in flow.Texts)
        {
            Check(null, "texts." + name, text, WhatsApp.Body);
        }

        foreach (var step in flow.Steps.Values)
        {
            foreach (var (name, text) in step.Texts)
            {
                Check(step.Id, name, text, WhatsApp.Body);
            }

            foreach (var option in step.Options)
            {
                Check(step.Id, "options." + option.Id, option.Label, WhatsApp.RowTitle);
                Check(step.Id, $"options.{option.Id}.description", option.Description, WhatsApp.RowDescription);
            }

            Check(step.Id, "answer_as", LocalText.Read(step.Source["answer_as"]), WhatsApp.Body);
        }
    }
}
