using MassTransit;
using RabbitMQ.Client;

namespace Bridge.ServiceDefaults;

/// <summary>Declares what must stand before the first publish: an event published to an exchange without queues is confirmed and gone.</summary>
sealed class BusTopology(string service, Broker broker)
{
    /// <summary>All of it, by a bus that was made to deploy and not to consume.</summary>
    public async Task DeployAsync(IBusControl bus, CancellationToken ct)
    {
        await DeployDeadLettersAsync(ct);
        await bus.DeployAsync(ct);
    }

    /// <summary>What the bus does not declare by itself when it starts.</summary>
    public async Task DeployDeadLettersAsync(CancellationToken ct)
    {
        var name = DeadLetterDrain.QueueOf(service);
        await using var connection = await broker.Factory($"{service} migrate").CreateConnectionAsync(ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        await channel.ExchangeDeclareAsync(name, ExchangeType.Fanout, durable: true, cancellationToken: ct);
        await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false,
            arguments: new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: ct);
        await channel.QueueBindAsync(name, name, "", cancellationToken: ct);
    }
}
