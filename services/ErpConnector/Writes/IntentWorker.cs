using System.Collections.Concurrent;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Profile;
using Microsoft.Extensions.Options;

namespace Bridge.ErpConnector.Writes;

/// <summary>Claims what is due, of each operation as many at a time as the ERP is to be asked at once, and keeps its claims alive while it works on them.</summary>
internal sealed partial class IntentWorker(
    IntentStore store, IntentRunner runner, Profiles profiles, IntentSignal signal, IOptions<ErpOptions> options, TimeProvider clock,
    ILogger<IntentWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    /// <summary>New with every start: what an earlier life of this process had claimed is not this one's.</summary>
    private readonly Guid _owner = Guid.CreateVersion7();
    private readonly ConcurrentDictionary<string, (ErpOperation Operation, Task Task)> _running = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ended = new CancellationTokenSource();
        var renewing = RenewAsync(ended.Token);
        try
        {
            while (true)
            {
                foreach (var done in _running.Where(run => run.Value.Task.IsCompleted))
                {
                    _running.TryRemove(done);
                }

                if (!await ClaimAsync(stoppingToken))
                {
                    await signal.WaitAsync(Poll, stoppingToken);
                }
            }
        }
        finally
        {
            // What has been sent is heard out: its answer is worth more than a quick end.
            await Task.WhenAll(_running.Values.Select(run => run.Task));
            await ended.CancelAsync();
            await renewing;
        }
    }

    /// <returns>True where there may be more to claim at once.</returns>
    private async Task<bool> ClaimAsync(CancellationToken ct)
    {
        try
        {
            var free = Free(await profiles.CurrentAsync(ct));
            var claimed = free.Count == 0 ? [] : await store.ClaimAsync(_owner, options.Value.Lease, free, ct);
            foreach (var intent in claimed)
            {
                _running[intent.Key] = (intent.Operation, RunAsync(intent));
            }
            return claimed.Count > 0;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogAway(e);
            return false;
        }
    }

    /// <summary>An operation whose places are all taken is not claimed: what waits in its row is not in a call, whatever happens to this process.</summary>
    private Dictionary<ErpOperation, int> Free(ErpProfile profile) => profile.Endpoints.Values
        .Where(e => e.Contract.Writes)
        .Select(e => (e.Contract.Operation, Places: e.MaxConcurrent - _running.Values.Count(run => run.Operation == e.Contract.Operation)))
        .Where(e => e.Places > 0)
        .ToDictionary(e => e.Operation, e => e.Places);

    private async Task RunAsync(Intent intent)
    {
        try
        {
            await runner.RunAsync(intent);
        }
        catch (Exception e)
        {
            // The row still says that a call was begun: when the lease has run out it is taken up again as what may have been done.
            LogFailed(e, intent.Operation.ToString(), intent.Key);
        }
        signal.Wake();
    }

    private async Task RenewAsync(CancellationToken done)
    {
        using var timer = new PeriodicTimer(options.Value.Lease / 3, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                try
                {
                    await store.RenewAsync(_owner, [.. _running.Where(run => !run.Value.Task.IsCompleted).Select(run => run.Key)], options.Value.Lease, done);
                }
                catch (Exception e) when (!done.IsCancellationRequested)
                {
                    LogAway(e);
                }
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // Nothing is claimed any more.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The writes to the ERP wait for the database")]
    private partial void LogAway(Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Operation} {Key} stopped on the way and is taken up again")]
    private partial void LogFailed(Exception e, string operation, string key);
}
