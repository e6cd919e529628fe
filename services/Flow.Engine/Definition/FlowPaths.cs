using Bridge.Flow.Engine.Steps;

namespace Bridge.Flow.Engine.Definition;

/// <summary>What can only be seen by following the exits: steps nobody reaches, answers that end in silence, circles that never wait, and a second write after an unknown one.</summary>
internal static class FlowPaths
{
    public static void Check(FlowDefinition flow, List<Problem> problems)
    {
        var reached = Reach(flow, flow.Entries.Values.Append(flow.Entry), _ => true);
        problems.AddRange(flow.Steps.Keys.Where(step => !reached.Contains(step)).Select(step => new Problem(flow.Id, step, ProblemCode.Unreachable, step)));

        foreach (var step in flow.Steps.Values)
        {
            // A circle is told once, at the first of its steps.
            if (!Waits(step) && Reach(flow, step.Exits.Values, next => !Waits(next)) is var circle && circle.Contains(step.Id)
                && flow.Steps.Keys.First(circle.Contains) == step.Id)
            {
                problems.Add(new Problem(flow.Id, step.Id, ProblemCode.EndlessCircle, step.Id));
            }

            if (step.Type?.Renews is { } renews)
            {
                var unsure = step.Exits.Where(exit => exit.Key is "unknown" or "late").Select(exit => exit.Value);
                if (Reach(flow, unsure, next => next.Type?.Name != renews).Contains(step.Id))
                {
                    problems.Add(new Problem(flow.Id, step.Id, ProblemCode.WriteAfterUnknown, "unknown"));
                }
            }
        }
    }

    /// <summary>
    /// Answers that end in silence. A flow that another one calls goes on there; in one that begins by itself an exit that leads nowhere is the end.
    /// </summary>
    public static void CheckEnds(FlowDefinition flow, List<Problem> problems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in flow.Steps.Values)
        {
            CheckEnds(flow, step, step.Type?.Answering(step) ?? [], seen, problems);
        }
    }

    private static void CheckEnds(FlowDefinition flow, Step step, IEnumerable<string> exits, HashSet<string> seen, List<Problem> problems)
    {
        foreach (var exit in exits)
        {
            var target = step.Exits.GetValueOrDefault(exit) ?? (step.Type!.Falls(exit) ? step.Exits.GetValueOrDefault("next") : null);
            if (target is null)
            {
                problems.Add(new Problem(flow.Id, step.Id, ProblemCode.DeadEnd, "exits." + exit));
            }
            else if (flow.Steps.GetValueOrDefault(target) is { Type: ConditionStep or SetStep } silent && seen.Add(silent.Id))
            {
                CheckEnds(flow, silent, silent.Type!.Exits, seen, problems);
            }
        }
    }

    /// <summary>For the customer: a circle that only lets time pass would write to him for ever.</summary>
    private static bool Waits(Step step) => step.Type is { Waits: true } and not WaitStep or null;

    /// <summary>The steps that can be come to, going on only through those that <paramref name="passes"/>.</summary>
    private static HashSet<string> Reach(FlowDefinition flow, IEnumerable<string> from, Func<Step, bool> passes)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(from);
        while (open.TryPop(out var id))
        {
            if (flow.Steps.TryGetValue(id, out var step) && passes(step) && reached.Add(id))
            {
                foreach (var next in step.Exits.Values)
                {
                    open.Push(next);
                }
            }
        }

        return reached;
    }
}
