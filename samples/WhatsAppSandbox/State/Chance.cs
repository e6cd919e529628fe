using System.Globalization;

namespace Bridge.WhatsAppSandbox.State;

/// <summary>Everything here that is made up: ids, numbers, how long an answer takes. With a seed it is made up the same way again.</summary>
internal sealed class Chance
{
    private readonly Lock _lock = new();
    private Random _random = new();

    /// <summary>Without a seed, as it comes.</summary>
    public void Begin(int? seed)
    {
        lock (_lock)
        {
            _random = seed is { } given ? new Random(given) : new Random();
        }
    }

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        lock (_lock)
        {
            _random.NextBytes(bytes);
        }
        return bytes;
    }

    /// <summary>Digits that do not begin with a zero.</summary>
    public string Digits(int count)
    {
        lock (_lock)
        {
            return string.Concat(Enumerable.Range(0, count).Select(place => _random.Next(place == 0 ? 1 : 0, 10).ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Log-normal around the median, as answers over a network are: most near it, a few far above. Without a spread the median itself.</summary>
    public TimeSpan Around(TimeSpan median, double spread)
    {
        lock (_lock)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
            return median * Math.Exp(spread * normal);
        }
    }
}
