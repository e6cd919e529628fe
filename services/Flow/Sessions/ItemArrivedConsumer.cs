using System.Diagnostics;
using Bridge.Contracts.Messaging;
using Bridge.ServiceDefaults;
using MassTransit;

namespace Bridge.Flow.Sessions;

/// <summary>The number of the item is its key: repeated, it changes nothing.</summary>
sealed class ItemArrivedConsumer(ItemCommits items) : IConsumer<ItemArrived>
{
    public Task Consume(ConsumeContext<ItemArrived> context) => items.TakeAsync(context.Message);
}

/// <summary>Items of several conversations share a transaction: a turn costs its words and not its round trips.</summary>
sealed class ItemCommits
{
    /// <summary>Few enough that nobody waits long for the others of his batch.</summary>
    const int BatchSize = 16;

    readonly GroupCommit<Arrival, bool> _commits;

    public ItemCommits(IServiceScopeFactory scopes) => _commits = new(BatchSize, async arrivals =>
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SessionRunner>().TakeAsync(arrivals, CancellationToken.None);
        return [.. arrivals.Select(_ => true)];
    });

    public Task TakeAsync(ItemArrived item) => _commits.AddAsync(new Arrival(item, Activity.Current?.Context ?? default));
}

/// <summary>An item with the trace that it came in.</summary>
readonly record struct Arrival(ItemArrived Item, ActivityContext Trace);
