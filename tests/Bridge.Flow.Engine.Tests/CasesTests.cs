using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Flow.Engine.Steps;

namespace Bridge.Flow.Engine.Tests;

/// <summary>
/// A folder of cases for each type of step: the steps, what the customer says, what comes of it, and where it ends. The shipped flows lend their
/// texts and words. UPDATE_GOLDEN=1 writes what came out.
/// </summary>
public class CasesTests
{
    private static readonly string Folder = Path.Combine(Source.Tests, "Cases");

    public static TheoryData<string> Types => [.. StepTypes.All.Select(type => type.Name)];

    public static TheoryData<string> Cases =>
        [.. Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_type_of_step_has_a_case(string type) =>
        Assert.Contains(Cases, file => file.Data.StartsWith(type + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_comes_out_as_it_is_written_down(string name)
    {
        var file = Path.Combine(Folder, name);
        var written = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        Assert.Contains(written["steps"]!.AsArray(), step => step!["type"]!.GetValue<string>() == Path.GetDirectoryName(name));

        var played = Play(written);
        Source.Expect(file, JsonSerializer.Serialize(played, Source.Json) + "\n");
    }

    private static JsonObject Play(JsonObject written)
    {
        var conversation = new Conversation(Bundle(written), (string?)written["world"] == "large" ? World.Large() : World.Small());
        var says = new JsonArray();
        foreach (var turn in written["turns"]!.AsArray())
        {
            var line = turn!["in"]!.GetValue<string>();
            var lines = Transcript.Play(conversation, line).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            says.Add(new JsonObject { ["in"] = line, ["out"] = new JsonArray([.. lines.Select(text => (JsonNode)text)]) });
        }

        var played = (JsonObject)written.DeepClone();
        played["turns"] = says;
        played["ends"] = conversation.Session is { } session
            ? new JsonObject
            {
                ["at"] = string.Join(" > ", session.Frames.Select(frame => $"{frame.FlowId}/{frame.StepId}")),
                ["variables"] = new JsonObject(session.Variables.OrderBy(variable => variable.Key, StringComparer.Ordinal).Select(variable => KeyValuePair.Create(variable.Key, variable.Value?.DeepClone()))),
            }
            : null;
        played["cart"] = conversation.Record.Cart is { } cart
            ? new JsonArray([.. cart.Lines.Select(line => (JsonNode)$"{line.Quantity} × {conversation.World.Products.Find(product => product.ProductId == line.ProductId)!.Name[""]}{(line.Note is null ? "" : " (" + line.Note + ")")}")])
            : null;
        return played;
    }

    private static FlowBundle Bundle(JsonObject written)
    {
        var texts = new JsonObject();
        foreach (var (name, text) in Source.Defaults.Flows.Values.SelectMany(flow => flow["texts"] as JsonObject ?? []))
        {
            texts[name] = text!.DeepClone();
        }

        var flows = new Dictionary<string, JsonObject>
        {
            ["main"] = new()
            {
                ["spec_version"] = 1,
                ["entry"] = written["steps"]![0]!["id"]!.DeepClone(),
                ["steps"] = written["steps"]!.DeepClone(),
                ["texts"] = texts,
                ["words"] = Source.Defaults.Flows["main"]["words"]!.DeepClone(),
            },
        };
        foreach (var (id, flow) in written["flows"] as JsonObject ?? [])
        {
            flows[id] = (JsonObject)flow!.DeepClone();
        }

        return new FlowBundle(1, flows);
    }
}
