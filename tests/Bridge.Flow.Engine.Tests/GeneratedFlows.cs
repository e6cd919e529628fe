using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bridge.Flow.Engine;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Steps;
using CsCheck;

namespace Bridge.Flow.Tests;

/// <summary>
/// Flows that nobody would draw, but anybody may: steps of every type, each begun from its own example, joined at random, and mended until publishing
/// takes them. The shipped flows lend their texts and words.
/// </summary>
internal static partial class GeneratedFlows
{
    public const string Main = "main";
    public const string Other = "other";

    private static readonly string[] Languages = ["en", "ar", "pt-BR", "ne"];
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../.."));

    private static readonly Dictionary<string, JsonObject> Examples = StepTypes.All.ToDictionary(type => type.Name, ExampleOf, StringComparer.Ordinal);

    private static readonly Dictionary<string, JsonObject> Shipped = Directory.EnumerateFiles(Path.Combine(Root, "services/Flow/Defaults"), "*.json")
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => JsonNode.Parse(File.ReadAllText(file))!.AsObject(), StringComparer.Ordinal);

    /// <summary>A main flow and another that it may call.</summary>
    public static Gen<FlowBundle> Of(Func<StepType, bool> types)
    {
        var allowed = StepTypes.All.Where(types).ToArray();
        return Gen.Select(Gen.Int[0, allowed.Length - 1].Array[2, 14], Gen.Int[0, 9999].Array[40, 60], (steps, draws) =>
        {
            var next = 0;
            int Draw(int below) => draws[next++ % draws.Length] % below;
            var cut = steps.Length - Draw(steps.Length / 2 + 1);
            var flows = new Dictionary<string, JsonObject>
            {
                [Main] = Flow(Main, [.. steps[..cut].Select(i => allowed[i])], Draw),
                [Other] = Flow(Other, [.. steps[cut..].Select(i => allowed[i]), StepTypes.Find("end")!], Draw),
            };
            flows[Main]["words"] = Shipped[Main]["words"]!.DeepClone();
            flows[Main]["texts"] = Texts();
            flows[Other]["texts"] = Texts();
            flows[Main]["entries"] = new JsonObject { ["menu"] = "s0" };
            Mend(flows);
            return new FlowBundle(1, flows);
        });
    }

    public static IEnumerable<Problem> Blocking(IReadOnlyDictionary<string, JsonObject> flows) => FlowValidator.Check(new FlowBundle(1, flows), Languages)
        .Where(problem => problem.Code is not (ProblemCode.TranslationMissing or ProblemCode.Unreachable or ProblemCode.DeadEnd or ProblemCode.MappingMissing or ProblemCode.OperationOff));

    private static JsonObject Flow(string id, StepType[] types, Func<int, int> draw) => new()
    {
        ["spec_version"] = FlowMigrations.Newest,
        ["id"] = id,
        ["name"] = id,
        ["entry"] = "s0",
        ["steps"] = new JsonArray([.. types.Select((type, i) => (JsonNode)StepOf(type, i, types.Length, draw))]),
    };

    private static JsonObject StepOf(StepType type, int place, int count, Func<int, int> draw)
    {
        var step = (JsonObject)Examples[type.Name].DeepClone();
        step["id"] = Id(place);
        if (type.Name == "call")
        {
            step.Remove("entry");
            step["flow"] = Other;
        }

        if (type.Name == "choice")
        {
            step["options"] = new JsonArray([.. Enumerable.Range(0, 1 + draw(12)).Select(i => (JsonNode)new JsonObject { ["id"] = $"o{i}", ["label"] = $"Answer {i}" })]);
        }

        foreach (var field in type.AllFields)
        {
            if (field.Kind == FieldKind.Flag && draw(3) == 0)
            {
                step[field.Name] = draw(2) == 0;
            }
            else if (field.Kind == FieldKind.Choice && draw(2) == 0)
            {
                step[field.Name] = field.Choices[draw(field.Choices.Count)];
            }
        }

        if (type.Asks)
        {
            step["tries"] = 1 + draw(3);
        }

        // Forward most of the time: most flows have an end.
        string Target() => Id(draw(4) == 0 ? draw(count) : place + 1 + draw(Math.Max(1, count - place - 1)));
        var exits = new JsonObject();
        foreach (var exit in type.AllExits.Concat(FlowIds(step["options"])))
        {
            if (draw(4) > 0 && Target() is var target && place + 1 < count)
            {
                exits[exit] = target;
            }
        }

        step["exits"] = exits;
        return step;
    }

    private static string Id(int place) => "s" + place.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> FlowIds(JsonNode? options) => (options as JsonArray ?? []).Select(option => (string)option!["id"]!);

    private static JsonObject Texts()
    {
        var texts = new JsonObject();
        foreach (var (name, text) in Shipped.Values.SelectMany(flow => flow["texts"] as JsonObject ?? []))
        {
            texts[name] = text!.DeepClone();
        }

        return texts;
    }

    /// <summary>Takes away what publishing would refuse; a step that is wrong in itself ends the flow instead.</summary>
    private static void Mend(Dictionary<string, JsonObject> flows)
    {
        while (Blocking(flows).ToList() is { Count: > 0 } problems)
        {
            foreach (var problem in problems.DistinctBy(problem => (problem.FlowId, problem.StepId)))
            {
                var step = flows[problem.FlowId]["steps"]!.AsArray().First(step => (string?)step!["id"] == problem.StepId)!.AsObject();
                var exits = (JsonObject)step["exits"]!;
                switch (problem.Code)
                {
                    case ProblemCode.TargetMissing or ProblemCode.FieldWrong when exits.Remove(problem.Subject.Replace("exits.", "", StringComparison.Ordinal)):
                        break;
                    case ProblemCode.WriteAfterUnknown when exits.Remove("unknown") | exits.Remove("late"):
                        break;
                    case ProblemCode.EndlessCircle when exits.Count > 0:
                        step["exits"] = new JsonObject();
                        break;
                    default:
                        step.ReplaceWith(new JsonObject { ["id"] = problem.StepId, ["type"] = "end", ["exits"] = new JsonObject() });
                        break;
                }
            }
        }
    }

    private static JsonObject ExampleOf(StepType type)
    {
        var code = File.ReadAllText(Path.Combine(Root, "services/Flow.Engine/Steps", type.GetType().Name + ".cs"));
        return JsonNode.Parse(Example().Match(code).Groups[1].Value.Replace("///", "", StringComparison.Ordinal))!.AsObject();
    }

    private static string Here([CallerFilePath] string file = "") => file;

    [GeneratedRegex("<example>(.*?)</example>", RegexOptions.Singleline)]
    private static partial Regex Example();
}
