using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;

namespace Bridge.ServiceDefaults;

/// <summary>
/// How long things took within the last quarter of an hour: p50, p95 and p99 of every histogram of seconds that this process measures. The same measurements go to whatever collects them; here they
/// are for the console's page of health, which then needs no collector.
/// </summary>
public sealed class Speeds(TimeProvider clock) : IHealthSource, IHostedService, IDisposable
{
    const int Minutes = 15;

    /// <summary>From a tenth of a millisecond on, each bound a tenth above the one before: what is read off is at most a tenth too high, up to two minutes.</summary>
    static readonly double[] Bounds = [.. Enumerable.Range(0, 147).Select(i => 0.0001 * Math.Pow(1.1, i))];

    static readonly (string Name, double Part)[] Percentiles = [("p50", 0.50), ("p95", 0.95), ("p99", 0.99)];

    readonly ConcurrentDictionary<string, Recent> _recent = new();
    readonly MeterListener _listener = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is Histogram<double> { Unit: "s" } && instrument.Meter.Name.StartsWith("Bridge.", StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument, _recent.GetOrAdd(instrument.Name, _ => new Recent()));
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, seconds, _, recent) => ((Recent)recent!).Add(Minute(), seconds));
        _listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<HealthReading>> ReadAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<HealthReading>>([.. _recent.OrderBy(r => r.Key).SelectMany(ReadingsOf)]);

    IEnumerable<HealthReading> ReadingsOf(KeyValuePair<string, Recent> measured)
    {
        var counts = measured.Value.Counts(Minute());
        var sum = counts.Sum();
        return sum == 0 ? [] : Percentiles.Select(p => new HealthReading(HealthKinds.Speed, $"{measured.Key} {p.Name}", HealthState.Good, At(counts, sum, p.Part), sum));
    }

    static double At(long[] counts, long sum, double part)
    {
        var (seen, bucket) = (0L, 0);
        while (bucket < counts.Length - 1 && (seen += counts[bucket]) < part * sum)
        {
            bucket++;
        }

        return Bounds[Math.Min(bucket, Bounds.Length - 1)];
    }

    long Minute() => clock.GetUtcNow().ToUnixTimeSeconds() / 60;

    public void Dispose() => _listener.Dispose();

    /// <summary>A row of counts for each of the last minutes; a minute that is long gone gives its row to the one that begins.</summary>
    sealed class Recent
    {
        readonly Lock _turn = new();
        readonly long[][] _counts = [.. Enumerable.Range(0, Minutes).Select(_ => new long[Bounds.Length + 1])];
        readonly long[] _minutes = new long[Minutes];

        public void Add(long minute, double seconds)
        {
            var at = Array.BinarySearch(Bounds, seconds);
            var row = (int)(minute % Minutes);
            if (Volatile.Read(ref _minutes[row]) != minute)
            {
                lock (_turn)
                {
                    if (_minutes[row] != minute)
                    {
                        Array.Clear(_counts[row]);
                        Volatile.Write(ref _minutes[row], minute);
                    }
                }
            }

            Interlocked.Increment(ref _counts[row][at < 0 ? ~at : at]);
        }

        public long[] Counts(long minute)
        {
            var sums = new long[Bounds.Length + 1];
            foreach (var row in _counts.Zip(_minutes).Where(r => r.Second > minute - Minutes).Select(r => r.First))
            {
                for (var i = 0; i < sums.Length; i++)
                {
                    sums[i] += Interlocked.Read(ref row[i]);
                }
            }

            return sums;
        }
    }
}
