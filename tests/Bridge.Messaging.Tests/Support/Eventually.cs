namespace Bridge.Messaging.Tests.Support;

static class Eventually
{
    /// <summary>Asks until the answer is yes: for a condition, never for a time.</summary>
    public static async Task IsTrueAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            Assert.False(patience.IsCancellationRequested, "The condition did not come true.");
            await Task.Delay(20);
        }
    }
}
