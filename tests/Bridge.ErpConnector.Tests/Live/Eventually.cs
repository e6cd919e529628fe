using System.Diagnostics;

namespace Bridge.ErpConnector.Tests.Live;

/// <summary>Waits for something that a server does in its own time, by asking for it; fails with its name.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task TrueAsync(string what, Func<Task<bool>> condition)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(waited.Elapsed < Patience, $"Waited {Patience.TotalSeconds:0} s in vain until {what}.");
            await Task.Delay(Pause);
        }
    }
}
