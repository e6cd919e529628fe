using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Bridge.Flow;

static class FlowTelemetry
{
    static readonly Meter Meter = new("Bridge.Flow");

    public static ActivitySource Source { get; } = new("Bridge.Flow");

    /// <summary>From taking the conversation's lock to the commit.</summary>
    public static Histogram<double> TurnDuration { get; } = Meter.CreateHistogram<double>(
        "bridge.flow.turn.duration", "s", "How long a turn took, from the conversation's lock to the commit.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.002, 0.005, 0.01, 0.02, 0.04, 0.06, 0.1, 0.25, 0.5, 1, 5] });

    public static Counter<long> Turns { get; } = Meter.CreateCounter<long>("bridge.flow.turns", "{turn}", "Inputs that the engine has taken.");

    public static Counter<long> Gaps { get; } = Meter.CreateCounter<long>("bridge.flow.gaps", "{request}", "Times that missing items were asked for.");

    public static Counter<long> Failures { get; } = Meter.CreateCounter<long>("bridge.flow.failures", "{turn}", "Turns that ended in a fault of the engine.");
}
