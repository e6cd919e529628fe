using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine;
using CsCheck;

namespace Bridge.Flow.Tests;

/// <summary>The preview is the live bot: any flow that can be published goes the same way in both, step by step and word for word.</summary>
public sealed partial class GeneratedFlowsTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    /// <summary>What asks the ERP is answered by a sample here and by nobody there.</summary>
    static readonly string[] OfTheErp = ["quote", "place_order", "orders", "submit_application", "order_again"];

    static readonly Gen<string> Said = Gen.OneOf("hi", "1", "2", "Answer 0", "Answer 3", "menu", "back", "mug", "24.12.2027", "ann@example.com", "+9779812345678", "12 Durbar Marg, Kathmandu", "nonsense that fits nothing");

    [Fact]
    public async Task A_generated_flow_goes_the_same_way_in_the_preview_and_live()
    {
        await new Catalogue(flow).HasAsync(("Mug", 5m), ("Pen", 1m));
        var ways = new ConcurrentDictionary<Guid, ConcurrentQueue<string>>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Bridge.Flow",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = turn =>
            {
                if (turn.GetTagItem("bridge.conversation") is Guid conversation && turn.GetTagItem("bridge.steps") is string steps)
                {
                    ways.GetOrAdd(conversation, _ => []).Enqueue(steps);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        var http = await flow.Host.ClientAsync("Admin");
        var generated = Gen.Select(GeneratedFlows.Of(type => !OfTheErp.Contains(type.Name)), Said.Array[1, 8]);
        await generated.SampleAsync(async (flows, said) =>
        {
            foreach (var (id, definition) in flows.Flows.OrderBy(f => f.Key == GeneratedFlows.Main))
            {
                await PublishAsync(http, id, definition);
            }

            var chat = flow.NewChat();
            // One after the other, as the preview hears them: what has come together is answered together.
            for (var i = 0; i < said.Length; i++)
            {
                await chat.SayAsync(said[i]);
                await chat.UntilAsync(c => c.NextItem == i + 2 || c.Pending is not null);
            }

            // Who names a product where he is asked for something else is taken to the shop's own flow, which asks the ERP for its price: live nobody answers.
            var row = await chat.UntilAsync(c => c.NextItem == said.Length + 1 || c.Pending is not null);
            if (row.DueTimer(flow.Clock.GetUtcNow().AddSeconds(10)) is not null)
            {
                flow.Clock.Advance(TimeSpan.FromSeconds(3));
                row = await chat.UntilAsync(c => c.DueTimer(flow.Clock.GetUtcNow()) is null);
            }

            var simulation = await http.PostAsync("/flows/main/simulate", new JsonObject
            {
                ["inputs"] = new JsonArray([.. said.Select(words => (JsonNode)new JsonObject { ["item"] = new JsonObject { ["type"] = "text", ["body"] = words } })]),
                ["world"] = new JsonObject { ["phone"] = "+9779812345678" },
            });

            var turns = simulation["turns"]!.AsArray();
            if (row.Pending is not null)
            {
                var before = ways[chat.Id].SkipLast(1).ToList();
                Assert.Equal(turns.Take(before.Count).Select(turn => StepsOf(turn!["trace"]!)), before);
                return;
            }

            Assert.Equal(turns.Select(turn => StepsOf(turn!["trace"]!)), ways[chat.Id]);
            var spoken = turns.Where(turn => turn!["messages"]!.AsArray().Count > 0).ToList();
            Assert.Equal(
                spoken.Select(turn => Plain(new JsonArray([.. turn!["messages"]!.AsArray().Select(message => message!["content"]!.DeepClone())]).ToJsonString())),
                (await chat.TurnsAsync(spoken.Count)).OrderBy(turn => turn.Turn).Select(turn => Plain(JsonSerializer.Serialize(turn.Messages, JsonSerializerOptions.Web))));
            Assert.Equal(simulation["state"]!["session"]?["frames"]?.AsArray().Select(frame => $"{frame!["flowId"]}/{frame["stepId"]}"), row.Session?.Frames.Select(frame => $"{frame.FlowId}/{frame.StepId}"));
        }, iter: 12, threads: 1);
    }

    async Task PublishAsync(HttpClient http, string id, JsonObject definition)
    {
        await http.CreateAsync(id);
        var revision = (long)(await http.ReadAsync($"/flows/{id}"))["revision"]!;
        await http.SaveAsync(id, revision, definition);
        await http.PublishAsync(id, revision + 1);
    }

    static string StepsOf(JsonNode trace) => Sessions.TurnTaker.StepsOf(trace.Deserialize<List<TraceStep>>(JsonSerializerOptions.Web)!);

    /// <summary>Ids are drawn from the conversation: those of sessions differ, and the order that a writer gives to properties says nothing.</summary>
    static string Plain(string json) => Ids().Replace(string.Join(',', JsonNode.Parse(json)!.AsArray().Select(Sorted)), "…");

    static string Sorted(JsonNode? node) => node switch
    {
        JsonObject map => $"{{{string.Join(',', map.Where(p => p.Value is not null).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}:{Sorted(p.Value)}"))}}}",
        JsonArray list => $"[{string.Join(',', list.Select(Sorted))}]",
        JsonValue value => value.ToString(),
        _ => "null",
    };

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex Ids();
}
