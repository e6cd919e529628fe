namespace Bridge.ServiceDefaults;

/// <summary>
/// What comes while a commit runs shares the next one: an idle process commits a single request at once, a busy one hundreds together. No linger and
/// no worker of its own: who finds nobody at it does the work for all that have come meanwhile.
/// </summary>
/// <param name="commit">Does all of them in one transaction, and answers in their order.</param>
public sealed class GroupCommit<TRequest, TResult>(int size, Func<IReadOnlyList<TRequest>, Task<IReadOnlyList<TResult>>> commit)
{
    readonly Lock _gate = new();
    readonly Queue<Waiting> _queue = new();
    bool _running;

    public Task<TResult> AddAsync(TRequest request)
    {
        var waiting = new Waiting(request);
        lock (_gate)
        {
            _queue.Enqueue(waiting);
            if (_running)
            {
                return waiting.Done.Task;
            }

            _running = true;
        }

        // Not in the context of who happened to come first: the others' traces are not his.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(RunAsync);
        }

        return waiting.Done.Task;
    }

    async Task RunAsync()
    {
        while (Take() is { Count: > 0 } batch)
        {
            await CommitAsync(batch);
        }
    }

    List<Waiting> Take()
    {
        lock (_gate)
        {
            var batch = new List<Waiting>(Math.Min(_queue.Count, size));
            while (batch.Count < size && _queue.TryDequeue(out var waiting))
            {
                batch.Add(waiting);
            }

            _running = batch.Count > 0;
            return batch;
        }
    }

    async Task CommitAsync(IReadOnlyList<Waiting> batch)
    {
        try
        {
            var results = await commit([.. batch.Select(w => w.Request)]);
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Done.SetResult(results[i]);
            }
        }
        catch (Exception) when (batch.Count > 1)
        {
            // Whoever spoilt it fails by himself.
            foreach (var waiting in batch)
            {
                await CommitAsync([waiting]);
            }
        }
        catch (Exception e)
        {
            batch[0].Done.SetException(e);
        }
    }

    sealed record Waiting(TRequest Request)
    {
        public TaskCompletionSource<TResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
