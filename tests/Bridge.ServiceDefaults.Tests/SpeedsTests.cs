using System.Diagnostics.Metrics;

namespace Bridge.ServiceDefaults.Tests;

public sealed class SpeedsTests
{
    [Fact]
    public async Task The_percentiles_of_the_last_quarter_of_an_hour_are_told_and_what_was_before_is_forgotten()
    {
        var clock = new Clock();
        using var meter = new Meter("Bridge.Test");
        var timed = meter.CreateHistogram<double>("bridge.test.duration", "s");
        using var speeds = new Speeds(clock);
        await speeds.StartAsync(CancellationToken.None);
        timed.Record(30);
        clock.Now += TimeSpan.FromMinutes(16);
        for (var i = 1; i <= 1000; i++)
        {
            timed.Record(i / 1000.0);
        }

        var readings = (await speeds.ReadAsync(CancellationToken.None)).Where(r => r.Name.StartsWith("bridge.test.duration", StringComparison.Ordinal)).ToList();

        Assert.Equal(["bridge.test.duration p50", "bridge.test.duration p95", "bridge.test.duration p99"], readings.Select(r => r.Name));
        Assert.All(readings, r => Assert.Equal((HealthKinds.Speed, HealthState.Good, 1000), (r.Kind, r.State, r.Count)));
        foreach (var (reading, truth) in readings.Zip([0.5, 0.95, 0.99]))
        {
            Assert.InRange(reading.Value!.Value, truth, truth * 1.1);
        }

        clock.Now += TimeSpan.FromMinutes(16);
        Assert.DoesNotContain(await speeds.ReadAsync(CancellationToken.None), r => r.Name.StartsWith("bridge.test.duration", StringComparison.Ordinal));
    }

    sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
