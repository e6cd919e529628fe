using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Tests;
using CsCheck;

namespace Bridge.Flow.Engine.Tests;

/// <summary>What holds for any flow that can be published. Bridge.Flow.Tests plays such flows in the preview and live.</summary>
public class GeneratedFlowsTests
{
    [Fact]
    public void A_flow_that_was_printed_read_and_migrated_goes_as_it_went()
    {
        var waited = 0;
        Gen.Select(GeneratedFlows.Of(_ => true), PropertiesTests.Move.Array[1, 15]).Sample((flows, moves) =>
        {
            Assert.Empty(GeneratedFlows.Blocking(flows.Flows));
            var (one, other) = (new Conversation(flows, World.Large()), new Conversation(Stored(flows), World.Large()));
            foreach (var move in moves)
            {
                var said = PropertiesTests.Play(one, move);
                Assert.Equal(PropertiesTests.Print(said, one), PropertiesTests.Print(PropertiesTests.Play(other, move), other));
                Assert.Equal(one.Trace, other.Trace);
                Assert.All(said.OfType<Say>().SelectMany(say => say.Messages), CanBeSent);
                waited += one.Session is null ? 0 : 1;
            }

            Assert.Equal(one.Erp.Written.Distinct(), one.Erp.Written);
        }, iter: 150, threads: 1);
        Assert.InRange(waited, 100, int.MaxValue);
    }

    /// <summary>As it comes back from a file and from an older version, laid out anew, with what this version does not know.</summary>
    private static FlowBundle Stored(FlowBundle flows) => new(flows.Version, flows.Flows.ToDictionary(flow => flow.Key, flow =>
    {
        var printed = JsonNode.Parse(flow.Value.ToJsonString(Source.Json))!.AsObject();
        Assert.Equal(flow.Value.ToJsonString(Source.Json), printed.ToJsonString(Source.Json));
        printed["from_the_future"] = new JsonArray(1, "two");
        foreach (var step in printed["steps"]!.AsArray())
        {
            step!["ui"] = new JsonObject { ["x"] = 7, ["y"] = -7.5 };
        }

        return FlowMigrations.Migrate(printed);
    }));

    private static void CanBeSent(Content content)
    {
        switch (content)
        {
            case LinkContent or ImageContent or DocumentContent or TemplateContent:
                Assert.InRange(JsonSerializer.Serialize(content).Length, 1, 8 * 1024);
                break;
            default:
                WhatsAppLimits.Keeps(content);
                break;
        }
    }
}
