namespace Bridge.Messaging;

/// <summary>Wakes a worker of this process that otherwise looks by itself every so often. Raised twice before it is heard, it is heard once.</summary>
class Signal : IDisposable
{
    readonly SemaphoreSlim _raised = new(0, 1);

    public void Raise()
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

    public void Dispose()
    {
        _raised.Dispose();
        GC.SuppressFinalize(this);
    }
}
