namespace Bridge.Testing;

/// <summary>What has come, for tests that wait until it has: for a condition, never for a time.</summary>
public sealed class Received<T>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly List<T> _all = [];
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<T> All
    {
        get
        {
            lock (_all)
            {
                return [.. _all];
            }
        }
    }

    public void Add(T item)
    {
        lock (_all)
        {
            _all.Add(item);
            _next.TrySetResult();
            _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>The first that fits, now or later.</summary>
    public async Task<T> FirstAsync(Predicate<T> fits) => (await WhenAsync(all => all.Any(item => fits(item)), "none fits")).First(item => fits(item));

    public Task<IReadOnlyList<T>> AtLeastAsync(int count) => WhenAsync(all => all.Count >= count, $"fewer than {count}");

    private async Task<IReadOnlyList<T>> WhenAsync(Predicate<IReadOnlyList<T>> enough, string otherwise)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            Task next;
            lock (_all)
            {
                if (enough(_all))
                {
                    return [.. _all];
                }

                next = _next.Task;
            }

            try
            {
                await next.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"{typeof(T).Name}: {All.Count} came, {otherwise}.");
            }
        }
    }
}
