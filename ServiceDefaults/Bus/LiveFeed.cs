using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bridge.ServiceDefaults;

/// <summary>
/// Tells the consoles that are looking what has changed: of each thing the newest version, a few times a second and all in one message, however much
/// happens. Past the outbox on purpose: who listens is a queue that goes with its process, so nothing that is lost here can stay wrong for ever. Only
/// for what no service builds its own state from.
/// </summary>
public sealed partial class LiveFeed<TChange>(Func<IReadOnlyList<TChange>, object> message, IBus bus, ILogger<LiveFeed<TChange>> logger) : BackgroundService
{
    /// <summary>What is shown so much later is shown at once to the eye.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    readonly Lock _gate = new();
    readonly SemaphoreSlim _told = new(0, 1);
    Dictionary<Guid, (long Version, TChange Change)> _changes = [];

    /// <summary>After the commit that drew the version.</summary>
    public void Tell(Guid id, long version, TChange change) => Add([new(id, (version, change))]);

    void Add(IEnumerable<KeyValuePair<Guid, (long Version, TChange Change)>> changes)
    {
        lock (_gate)
        {
            foreach (var (id, change) in changes)
            {
                if (!_changes.TryGetValue(id, out var known) || known.Version < change.Version)
                {
                    _changes[id] = change;
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
            Dictionary<Guid, (long Version, TChange Change)> changes = [];
            lock (_gate)
            {
                (changes, _changes) = (_changes, changes);
            }

            try
            {
                await bus.Publish(message([.. changes.Values.Select(c => c.Change)]), stoppingToken).WaitAsync(Patience, stoppingToken);
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

public static class LiveFeedExtensions
{
    /// <param name="message">The event that carries many changes.</param>
    public static void AddLiveFeed<TChange>(this IServiceCollection services, Func<IReadOnlyList<TChange>, object> message) => services
        .AddSingleton(s => new LiveFeed<TChange>(message, s.GetRequiredService<IBus>(), s.GetRequiredService<ILogger<LiveFeed<TChange>>>()))
        .AddHostedService(s => s.GetRequiredService<LiveFeed<TChange>>());
}
