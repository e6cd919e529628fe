using System.Diagnostics;
using System.Text.Json;
using Bridge.Contracts.Messaging;

namespace Bridge.Flow.Engine.Tests;

/// <summary>What a turn costs; run by hand in Release: <c>-explicit only</c>.</summary>
public class SpeedTests(ITestOutputHelper output)
{
    [Fact(Explicit = true)]
    public void Turns_of_the_sales_flow()
    {
        var conversation = new Conversation(Source.Defaults, World.Large());
        var inputs = new List<(Session? Session, ConversationRecord Record, Input Input, IReadOnlyList<Answered> Data, EngineContext Context)>();
        conversation.Ran = (session, record, input, data, context) => inputs.Add((session, record, input, data, context));
        foreach (var title in new[] { "hi", "[Order products]", "[Mugs]", "[Coffee Mug]", "[50 pcs]", "12 Garden Street, Leeds", "[Confirm]" })
        {
            _ = title.StartsWith('[') ? conversation.Tap(title.Trim('[', ']')) : conversation.Item(new TextItem(title));
        }

        // What is measured must be whole turns: a question asked back costs less.
        Assert.All(inputs, input => Assert.IsType<Turn>(FlowEngine.Run(Source.Defaults, input.Session, input.Record, input.Input, input.Data, input.Context)));
        Measure("session as object", inputs, input => FlowEngine.Run(Source.Defaults, input.Session, input.Record, input.Input, input.Data, input.Context));
        Measure("session as JSON", inputs, input =>
        {
            var session = JsonSerializer.Deserialize<Session?>(JsonSerializer.SerializeToUtf8Bytes(input.Session));
            return FlowEngine.Run(Source.Defaults, session, input.Record, input.Input, input.Data, input.Context);
        });
        output.WriteLine($"largest session: {inputs.Max(input => JsonSerializer.SerializeToUtf8Bytes(input.Session).Length)} bytes, record: {inputs.Max(input => JsonSerializer.SerializeToUtf8Bytes(input.Record).Length)} bytes");
    }

    private void Measure<T>(string what, List<T> inputs, Func<T, Outcome> turn)
    {
        for (var i = 0; i < 20_000; i++)
        {
            turn(inputs[i % inputs.Count]);
        }

        const int Turns = 200_000;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Turns; i++)
        {
            turn(inputs[i % inputs.Count]);
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        output.WriteLine($"{what}: {Turns / seconds:N0} turns/s, {(GC.GetAllocatedBytesForCurrentThread() - allocated) / Turns} bytes a turn");
    }
}
