using Bridge.Contracts.Catalog;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Hr;
using Bridge.Flow.Engine;
using MassTransit;

namespace Bridge.Flow.Sessions;

// What Catalog, Hr and Messaging answer to a session's effects. Each names the effect it belongs to, and so needs no inbox.

sealed class PriceQuotedConsumer(SessionRunner sessions) : IConsumer<PriceQuoted>
{
    public Task Consume(ConsumeContext<PriceQuoted> context) =>
        sessions.AnswerAsync(context.Message.Effect, new QuoteAnswer(context.Message), context.CancellationToken);
}

sealed class OrderAnsweredConsumer(SessionRunner sessions) : IConsumer<OrderAnswered>
{
    public Task Consume(ConsumeContext<OrderAnswered> context) =>
        sessions.AnswerAsync(context.Message.Effect, new OrderAnswer(context.Message), context.CancellationToken);
}

/// <summary>Shown once by its revision, which the record keeps.</summary>
sealed class OrderOfferedConsumer(SessionRunner sessions) : IConsumer<OrderOffered>
{
    public Task Consume(ConsumeContext<OrderOffered> context) => sessions.OfferAsync(context.Message, context.CancellationToken);
}

sealed class OrderStatusAnsweredConsumer(SessionRunner sessions) : IConsumer<OrderStatusAnswered>
{
    public Task Consume(ConsumeContext<OrderStatusAnswered> context) =>
        sessions.AnswerAsync(context.Message.Effect, new OrderStatusAnswer(context.Message), context.CancellationToken);
}

sealed class ApplicationAnsweredConsumer(SessionRunner sessions) : IConsumer<ApplicationAnswered>
{
    public Task Consume(ConsumeContext<ApplicationAnswered> context) =>
        sessions.AnswerAsync(context.Message.Effect, new Engine.ApplicationAnswer(context.Message), context.CancellationToken);
}

sealed class PictureMeasuredConsumer(SessionRunner sessions) : IConsumer<PictureMeasured>
{
    public Task Consume(ConsumeContext<PictureMeasured> context) =>
        sessions.AnswerAsync(context.Message.Effect, new PictureAnswer(context.Message), context.CancellationToken);
}
