using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bridge.ServiceDefaults;

/// <summary>
/// Tells the consoles that are looking what has changed: of each thing the newest version, a few times a second, however much happens to it. Past the
/// outbox on purpose: who listens is a queue that goes with its process, so nothing that is lost here can stay wrong for ever. Only for events that
/// no service builds its own state from.
/// </summary>
public sealed partial class LiveFeed(IBus bus, ILogger<LiveFeed> logger) : BackgroundService
{
    /// <summary>What is shown so much later is shown at once to the eye.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    readonly Lock _gate = new();
    readonly SemaphoreSlim _told = new(0, 1);
    Dictionary<(Type, Guid), (long Version, object Message)> _changes = [];

    /// <summary>After the commit that drew the version.</summary>
    public void Tell<T>(Guid id, long version, T message) where T : class => Add([new((typeof(T), id), (version, message))]);

    void Add(IEnumerable<KeyValuePair<(Type, Guid), (long Version, object Message)>> changes)
    {
        lock (_gate)
        {
            foreach (var (key, change) in changes)
            {
                if (!_changes.TryGetValue(key, out var known) || known.Version < change.Version)
                {
                    _changes[key] = change;
                }
            }

            if (_told.CurrentCount == 0)
            {
                _told.Release();
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await _told.WaitAsync(stoppingToken);
            Dictionary<(Type, Guid), (long Version, object Message)> changes = [];
            lock (_gate)
            {
                (changes, _changes) = (_changes, changes);
            }

            try
            {
                await Task.WhenAll(changes.Values.Select(change => bus.Publish(change.Message, stoppingToken))).WaitAsync(Patience, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The broker is away: told again, unless something newer has come.
                LogFailed(e, changes.Count);
                Add(changes);
            }

            await Task.Delay(Pause, stoppingToken);
        }
    }

    public override void Dispose()
    {
        _told.Dispose();
        base.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Changes} changes could not be told just now")]
    partial void LogFailed(Exception e, int changes);
}
