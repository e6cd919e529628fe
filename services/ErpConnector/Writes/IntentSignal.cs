namespace Bridge.ErpConnector.Writes;

/// <summary>Wakes the worker of this process when an intent was recorded. Losing a wake costs one poll.</summary>
internal sealed class IntentSignal : IDisposable
{
    private readonly SemaphoreSlim _raised = new(0, 1);

    public void Wake()
    {
        try
        {
            _raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => _raised.WaitAsync(atMost, ct);

    public void Dispose() => _raised.Dispose();
}
