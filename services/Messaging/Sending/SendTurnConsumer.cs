using Bridge.Contracts.Flow;
using MassTransit;

namespace Bridge.Messaging.Sending;

/// <summary>Repeated, it changes nothing: the turn's number is its key.</summary>
sealed class SendTurnConsumer(TurnStore turns) : IConsumer<SendTurn>
{
    public Task Consume(ConsumeContext<SendTurn> context) => turns.StoreAsync(context.Message);
}

sealed class TurnVoidedConsumer(TurnStore turns) : IConsumer<TurnVoided>
{
    public Task Consume(ConsumeContext<TurnVoided> context) => turns.VoidAsync(context.Message);
}
