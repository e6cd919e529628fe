using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Bridge.Flow.Tests;

/// <summary>What the builder waits for, by hand in Release: <c>-explicit only -showliveoutput</c>. The figures are in docs/benchmarks-engine.md.</summary>
public sealed class SpeedTests(FlowFixture flow, ITestOutputHelper output) : IClassFixture<FlowFixture>
{
    [Fact(Explicit = true)]
    public async Task A_flow_of_five_hundred_steps_is_checked_and_played_through_the_api()
    {
        var http = await flow.Host.ClientAsync("Admin");
        await http.CreateAsync("long");
        var steps = new JsonArray([.. Enumerable.Range(0, 500).Select(i => (JsonNode)new JsonObject
        {
            ["id"] = $"s{i}",
            ["type"] = "choice",
            ["text"] = new JsonObject { ["en"] = $"Question {i}", ["ar"] = "؟", ["pt-BR"] = "?", ["ne"] = "?" },
            ["options"] = new JsonArray(new JsonObject { ["id"] = "a", ["label"] = "Yes" }, new JsonObject { ["id"] = "b", ["label"] = "No" }),
            ["exits"] = new JsonObject { ["next"] = $"s{(i + 1) % 500}" },
        })]);
        await http.SaveAsync("long", 1, new JsonObject { ["spec_version"] = 1, ["id"] = "long", ["entry"] = "s0", ["steps"] = steps });
        var state = (await http.PostAsync("/flows/long/simulate", Say("hello", null)))["state"]!;

        await MeasureAsync("check", () => http.PostAsync("/flows/long/check", []));
        await MeasureAsync("simulate a turn", async () =>
        {
            var simulation = await http.PostAsync("/flows/long/simulate", Say("yes", state));
            Assert.NotEmpty(simulation["turns"]!.AsArray());
            return simulation;
        });
    }

    async Task MeasureAsync(string what, Func<Task<JsonObject>> call)
    {
        var times = new List<double>();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var i = 0; i < 220; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await call();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        // Service, test and whatever else runs in this process: what a call costs at most, however busy the machine is with others.
        process.Refresh();
        var processor = (process.TotalProcessorTime - before).TotalMilliseconds / times.Count;
        times = [.. times.Skip(20).Order()];
        output.WriteLine($"{what}: median {times[100]:0.0} ms, fastest {times[0]:0.0} ms, 95th of a hundred {times[190]:0.0} ms; of the processor {processor:0.0} ms a call");
    }

    static JsonObject Say(string words, JsonNode? state) => new()
    {
        ["inputs"] = new JsonArray(new JsonObject { ["item"] = new JsonObject { ["type"] = "text", ["body"] = words } }),
        ["state"] = state?.DeepClone(),
    };
}
