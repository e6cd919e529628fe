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

    /// <summary>The processor's own time, which other processes of a busy machine do not lengthen.</summary>
    private static string OfTheProcessor()
    {
        const int Turns = 40_000;
        var benchmarks = new Benchmarks();
        benchmarks.SetUp();
        using var process = Process.GetCurrentProcess();
        string Measure(string what, Func<object> turn)
        {
            for (var i = 0; i < Turns / 5; i++)
            {
                turn();
            }

            process.Refresh();
            var before = process.TotalProcessorTime;
            for (var i = 0; i < Turns; i++)
            {
                turn();
            }

            process.Refresh();
            return $"{what}: {Turns / (process.TotalProcessorTime - before).TotalSeconds:N0} turns per second of one core";
        }

        var lines = benchmarks.Turns.Select((turn, i) => Measure(
            $"input {i}: {turn.Input.GetType().Name}",
            () => FlowEngine.Run(Source.Defaults, turn.Session, turn.Record, turn.Input, turn.Data, turn.Context)));
        return string.Join('\n', lines.Append(Measure("session as object", benchmarks.Turn)).Append(Measure("session as JSON", benchmarks.TurnWithJson)));
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
