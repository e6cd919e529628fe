using System.Diagnostics;
using System.Text.Json;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine.Tests;

/// <summary>What a turn costs. The figures, with machine and command, are in docs/benchmarks-engine.md.</summary>
public class SpeedTests(ITestOutputHelper output)
{
    /// <summary>By hand, in Release: <c>-explicit only</c>.</summary>
    [Fact(Explicit = true)]
    public void Benchmarks()
    {
        var summary = BenchmarkRunner.Run<Benchmarks>(ManualConfig.Create(DefaultConfig.Instance)
            .WithOptions(ConfigOptions.DisableOptimizationsValidator)
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));

        Assert.All(summary.Reports, report => Assert.True(report.Success));
        output.WriteLine(OfTheProcessor());
        output.WriteLine(string.Join('\n', summary.Table.FullContentWithHeader.Select(row => string.Join(" | ", row))));
    }

    /// <summary>
    /// The processor's own time, which other processes of a busy machine do not lengthen: the median of five seconds, after so many that the runtime has
    /// compiled for good what it found to be hot.
    /// </summary>
    private static string OfTheProcessor()
    {
        var benchmarks = new Benchmarks();
        benchmarks.SetUp();
        using var process = Process.GetCurrentProcess();
        double Second(Func<object> turn)
        {
            process.Refresh();
            var (before, started, done) = (process.TotalProcessorTime, Stopwatch.GetTimestamp(), 0);
            for (; Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(1); done++)
            {
                turn();
            }

            process.Refresh();
            return done / (process.TotalProcessorTime - before).TotalSeconds;
        }

        string Measure(string what, Func<object> turn, int warm) =>
            $"{what}: {Enumerable.Range(0, warm + 5).Select(_ => Second(turn)).Skip(warm).Order().ElementAt(2):N0} turns per second of one core";

        // Together first: each by itself is then measured as it runs among the others.
        return string.Join('\n',
        [
            Measure("session as object", benchmarks.Turn, warm: 10),
            Measure("session as JSON", benchmarks.TurnWithJson, warm: 5),
            .. benchmarks.Turns.Select((turn, i) => Measure(
                $"input {i}: {turn.Input.GetType().Name}",
                () => FlowEngine.Run(Source.Defaults, turn.Session, turn.Record, turn.Input, turn.Data, turn.Context), warm: 1)),
        ]);
    }

    [Fact]
    public void What_is_measured_are_whole_turns_and_small_sessions()
    {
        var benchmarks = new Benchmarks();
        benchmarks.SetUp();

        Assert.True(benchmarks.Turns.Count > 7);
        Assert.All(benchmarks.Turns, turn => Assert.IsType<Turn>(FlowEngine.Run(Source.Defaults, turn.Session, turn.Record, turn.Input, turn.Data, turn.Context)));
        Assert.All(benchmarks.Turns, turn => Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(turn.Session).Length, 1, 4096));
        Assert.Empty(FlowValidator.Check(new FlowBundle(1, new Dictionary<string, System.Text.Json.Nodes.JsonObject>(Source.Defaults.Flows) { ["long"] = Tests.Benchmarks.Long(500) }), ["en", "ar", "pt-BR", "ne"]));
    }
}
