using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine.Tests;

/// <summary>What the turns of a first order cost, and what checking a long flow does. Run by <see cref="SpeedTests"/>.</summary>
[MemoryDiagnoser]
public class Benchmarks
{
    /// <summary>A first order: greeting, menu, category, product, quantity, address, confirmation, with the answers of the ERP between.</summary>
    private static readonly string[] Said = ["hi", "[Order products]", "[Mugs]", "[Coffee Mug]", "[50 pcs]", "12 Garden Street, Leeds", "[Confirm]"];

    private readonly List<Taken> turns = [];
    private FlowBundle longFlow = null!;
    private int next;

    internal sealed record Taken(Session? Session, ConversationRecord Record, Input Input, IReadOnlyList<Answered> Data, EngineContext Context);

    internal IReadOnlyList<Taken> Turns => turns;

    [GlobalSetup]
    public void SetUp()
    {
        var conversation = new Conversation(Source.Defaults, World.Large());
        conversation.Ran = (session, record, input, data, context) => turns.Add(new Taken(session, record, input, [.. data], context));
        foreach (var words in Said)
        {
            _ = words.StartsWith('[') ? conversation.Tap(words.Trim('[', ']')) : conversation.Item(new TextItem(words));
        }

        longFlow = new FlowBundle(2, new Dictionary<string, JsonObject>(Source.Defaults.Flows) { ["long"] = Long(500) });
    }

    /// <summary>One of them after the other: the mean is that of a turn.</summary>
    [Benchmark(Description = "turn, session as object")]
    public object Turn()
    {
        var turn = turns[next++ % turns.Count];
        return FlowEngine.Run(Source.Defaults, turn.Session, turn.Record, turn.Input, turn.Data, turn.Context);
    }

    [Benchmark(Description = "turn, session read and written as JSON")]
    public object TurnWithJson()
    {
        var turn = turns[next++ % turns.Count];
        var session = JsonSerializer.Deserialize<Session?>(JsonSerializer.SerializeToUtf8Bytes(turn.Session));
        return FlowEngine.Run(Source.Defaults, session, turn.Record, turn.Input, turn.Data, turn.Context);
    }

    [Benchmark(Description = "all checks of the shipped flows and one of 500 steps")]
    public object Check() => FlowValidator.Check(longFlow, ["en", "ar", "pt-BR", "ne"]);

    /// <summary>Questions with two answers each, in four languages.</summary>
    internal static JsonObject Long(int steps)
    {
        var list = new JsonArray();
        for (var i = 0; i < steps; i++)
        {
            list.Add(new JsonObject
            {
                ["id"] = $"s{i}",
                ["type"] = "choice",
                ["text"] = Text($"Question {i.ToString(CultureInfo.InvariantCulture)}"),
                ["options"] = new JsonArray(
                    new JsonObject { ["id"] = "a", ["label"] = Text("Yes") },
                    new JsonObject { ["id"] = "b", ["label"] = Text("No") }),
                ["exits"] = i + 1 < steps ? new JsonObject { ["next"] = $"s{i + 1}" } : [],
            });
        }

        return new JsonObject { ["spec_version"] = 1, ["id"] = "long", ["entry"] = "s0", ["steps"] = list };
    }

    private static JsonObject Text(string text) => new() { ["en"] = text, ["ar"] = text, ["pt-BR"] = text, ["ne"] = text };
}
