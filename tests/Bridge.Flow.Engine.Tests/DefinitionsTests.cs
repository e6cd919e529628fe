using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Steps;

namespace Bridge.Flow.Engine.Tests;

public partial class DefinitionsTests
{
    private static readonly string[] Languages = ["en", "ar", "pt-BR", "ne"];

    public static TheoryData<string> Types => [.. StepTypes.All.Select(type => type.Name)];

    [Fact]
    public void The_shipped_flows_have_no_problems_in_any_language() => Assert.Empty(FlowValidator.Check(Source.Defaults, Languages));

    [Fact]
    public void All_problems_are_found_at_once_with_the_step_that_has_them()
    {
        var flow = JsonNode.Parse(File.ReadAllText(Path.Combine(Source.Tests, "Definitions/broken.json")))!.AsObject();
        var problems = FlowValidator.Check(new FlowBundle(1, new Dictionary<string, JsonObject> { ["main"] = flow }), ["en", "ar"], [Contracts.Erp.ErpOperation.GetOrderStatus]);
        Source.Expect(
            Path.Combine(Source.Tests, "Definitions/broken.txt"),
            string.Concat(problems.Select(problem => $"{problem.FlowId}/{problem.StepId ?? "-"} {problem.Code} {problem.Subject}\n").Order(StringComparer.Ordinal)));
        Assert.Equal(Enum.GetValues<ProblemCode>().Order(), problems.Select(problem => problem.Code).Distinct().Order());
    }

    /// <summary>The documentation of a type is its own example: it parses, and nothing is wrong with it.</summary>
    [Theory]
    [MemberData(nameof(Types))]
    public void The_example_of_a_type_is_a_valid_step(string name)
    {
        var type = StepTypes.Find(name)!;
        var code = File.ReadAllText(Path.Combine(Source.Root, "services/Flow.Engine/Steps", type.GetType().Name + ".cs"));
        var example = JsonNode.Parse(Example().Match(code).Groups[1].Value.Replace("///", "", StringComparison.Ordinal))!.AsObject();
        Assert.Equal(name, (string?)example["type"]);

        var step = FlowReader.Read("main", new JsonObject { ["spec_version"] = 1, ["steps"] = new JsonArray(example) }).Steps.Values.Single();
        Assert.Same(type, step.Type);
        Assert.Empty(type.AllFields.Select(field => field.Check(step.Source[field.Name])).OfType<(ProblemCode, string)>());
        Assert.Empty(type.Check(step).Concat(Validations.Check(step)).Concat(Mapping.Check(step)));
        Assert.Subset(type.AllExits.Concat(step.Options.Select(option => option.Id)).ToHashSet(), step.Exits.Keys.ToHashSet());
    }

    [Fact]
    public void The_readme_names_every_type_of_step_with_its_exits()
    {
        var readme = File.ReadAllText(Path.Combine(Source.Root, "services/Flow.Engine/README.md"));
        Assert.All(StepTypes.All, type => Assert.Contains($"| `{type.Name}` | {string.Join(", ", type.Exits)} |", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Fields_that_are_not_known_are_kept()
    {
        var flow = (JsonObject)Source.Defaults.Flows["main"].DeepClone();
        flow["from_the_future"] = "kept";
        flow["steps"]![0]!["ui"] = new JsonObject { ["x"] = 3 };
        var read = FlowReader.Read("main", flow);
        Assert.Equal("kept", (string?)read.Source["from_the_future"]);
        Assert.Equal(3, (int?)read.Steps["returning"].Source["ui"]!["x"]);
    }

    [Fact]
    public void Migrations_are_applied_in_order_from_the_version_that_is_stored_and_leave_the_stored_one_alone()
    {
        FlowMigration[] migrations =
        [
            new(1, flow => With(flow, "one")),
            new(2, flow => With(flow, "two")),
        ];
        var stored = JsonNode.Parse(File.ReadAllText(Path.Combine(Source.Tests, "Definitions/version_1.json")))!.AsObject();
        var text = stored.ToJsonString();

        Assert.Equal((3, "onetwo"), ((int)FlowMigrations.Migrate(stored, migrations)["spec_version"]!, (string?)FlowMigrations.Migrate(stored, migrations)["done"]));
        Assert.Equal(text, stored.ToJsonString());
        Assert.Equal("two", (string?)FlowMigrations.Migrate(new JsonObject { ["spec_version"] = 2 }, migrations)["done"]);
        Assert.Equal(FlowMigrations.Newest, FlowMigrations.All.Count + 1);

        // Flows of the first version stay readable for ever.
        Assert.Equal(["ask", "thanks"], FlowReader.Read("old", stored).Steps.Keys);
    }

    private static JsonObject With(JsonObject flow, string done)
    {
        flow["done"] = (string?)flow["done"] + done;
        return flow;
    }

    [GeneratedRegex("<example>(.*?)</example>", RegexOptions.Singleline)]
    private static partial Regex Example();
}
