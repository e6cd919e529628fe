using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Bridge.ServiceDefaults;

/// <param name="Messages">That wait; those that a consumer has in hand are not among them. Null: there is no such queue.</param>
public sealed record QueueDepth(string Queue, long? Messages);

/// <summary>How many messages wait in this service's queues: the broker is asked, nothing is taken out.</summary>
public sealed class QueueDepths(IReadOnlyList<string> queues, Broker broker) : IAsyncDisposable
{
    readonly SemaphoreSlim _one = new(1, 1);
    IConnection? _connection;

    public async Task<IReadOnlyList<QueueDepth>> ReadAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (_connection is not { IsOpen: true })
            {
                await CloseAsync();
                var factory = broker.Factory("queue depths");
                factory.AutomaticRecoveryEnabled = false;
                factory.RequestedConnectionTimeout = factory.ContinuationTimeout = TimeSpan.FromSeconds(3);
                _connection = await factory.CreateConnectionAsync(ct);
            }

            return await ReadAsync(_connection, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    async Task<List<QueueDepth>> ReadAsync(IConnection connection, CancellationToken ct)
    {
        var depths = new List<QueueDepth>();
        while (depths.Count < queues.Count)
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
            try
            {
                while (depths.Count < queues.Count)
                {
                    depths.Add(new QueueDepth(queues[depths.Count], await channel.MessageCountAsync(queues[depths.Count], ct)));
                }
            }
            catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
            {
                // The broker closes the channel on it: the rest is asked on another.
                depths.Add(new QueueDepth(queues[depths.Count], null));
            }
        }

        return depths;
    }

    async Task CloseAsync()
    {
        if (_connection is { } old)
        {
            _connection = null;
            await old.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _one.Dispose();
    }
}
