namespace Bridge.ErpConnector.Calling;

internal static class Backoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>Somebody waits for the answer: a longer pause that the ERP, or an open breaker, asks for is told as its being away.</summary>
    public static readonly TimeSpan WorthWaiting = TimeSpan.FromSeconds(2);

    /// <summary>Twice as long each time, spread by half so that those who failed together do not come back together; never sooner than the ERP asks for.</summary>
    public static TimeSpan Jittered(TimeSpan first, int tries, TimeSpan? retryAfter)
    {
        var full = Math.Min(first.TotalMilliseconds * Math.Pow(2, Math.Min(tries, 20) - 1), Longest.TotalMilliseconds);
        var pause = TimeSpan.FromMilliseconds(full * (0.75 + Random.Shared.NextDouble() * 0.5));
        return retryAfter > pause ? retryAfter.Value : pause;
    }
}
