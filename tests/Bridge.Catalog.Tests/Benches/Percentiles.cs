using System.Globalization;

namespace Bridge.Catalog.Tests.Benches;

internal static class Percentiles
{
    public static string Of(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Select(t => t.TotalMilliseconds).Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"median {At(0.5):0} ms, 95th {At(0.95):0} ms, 99th {At(0.99):0} ms, longest {sorted[^1]:0} ms, over {sorted.Count}");

        double At(double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }
}
