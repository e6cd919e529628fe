namespace TrytonAdapter.Operations;

/// <summary>
/// What looks first and then writes does so alone for its key: two tries of one order never look at the same moment. Holds within this process, which is
/// why there is one adapter; where there are several, a unique index in Tryton's database does it (README).
/// </summary>
internal sealed class OneAtATime
{
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    public async Task<T> RunAsync<T>(string key, Func<Task<T>> act)
    {
        var gate = _gates[(uint)key.GetHashCode(StringComparison.Ordinal) % _gates.Length];
        await gate.WaitAsync();
        try
        {
            return await act();
        }
        finally
        {
            gate.Release();
        }
    }
}
