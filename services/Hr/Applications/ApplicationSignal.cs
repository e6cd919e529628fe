namespace Bridge.Hr.Applications;

/// <summary>Wakes the worker of this process after a commit. Losing a wake costs one poll, never an application.</summary>
internal sealed class ApplicationSignal : IDisposable
{
    readonly SemaphoreSlim _raised = new(0, 1);

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

    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken ct) => _raised.WaitAsync(atMost, ct);

    public void Dispose() => _raised.Dispose();
}
