using Bridge.Contracts.Messaging;
using MassTransit;

namespace Bridge.Flow.Sessions;

/// <summary>The number of the item is its key: repeated, it changes nothing.</summary>
sealed class ItemArrivedConsumer(SessionRunner sessions) : IConsumer<ItemArrived>
{
    public Task Consume(ConsumeContext<ItemArrived> context) => sessions.TakeAsync(context.Message, context.CancellationToken);
}
