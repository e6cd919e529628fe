using Bridge.Contracts.Catalog;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine;

namespace Bridge.Flow.Sessions;

/// <summary>A message for one queue of another service.</summary>
readonly record struct Outgoing(string Queue, object Message);

/// <summary>What an effect says to the other services. Pure: the number of the turn is drawn before.</summary>
static class EffectTranslator
{
    /// <param name="effect">Timers are the conversation's own and have no message.</param>
    /// <param name="item">The item that led to it.</param>
    /// <param name="turn">The number of the turn; used by what sends.</param>
    public static Outgoing? Translate(Effect effect, Guid conversation, long item, long turn, Audience audience) => effect switch
    {
        Say say => new("messaging-send-turn", new SendTurn
        {
            ConversationId = conversation,
            Turn = turn,
            AnswersItem = item,
            Audience = say.Audience,
            Messages = say.Messages,
            WhenClosed = say.WhenClosed,
            MoreToCome = say.MoreToCome,
            Source = say.Source,
        }),
        RequestQuote quote => new("catalog-quote-price", quote.Command),
        RequestOrder order => new("catalog-place-order", order.Command),
        RequestOrderStatus status => new("catalog-ask-order-status", status.Command),
        RequestApplication application => new("hr-submit-application", application.Command),
        RequestPicture picture => new("messaging-measure-picture", picture.Command),
        ConfirmOffered offered => new("catalog-confirm-offer", new ConfirmOffer(conversation, offered.DraftId, offered.Revision)),
        HandOver handOver => new("messaging-hand-over-requested", new HandOverRequested(conversation, item, handOver.Reason)),
        Note note => new("messaging-add-system-line", new AddSystemLine
        {
            ConversationId = conversation,
            Key = note.Key,
            Code = note.Code,
            Arguments = note.Arguments,
            Audience = audience,
        }),
        SetTimer or CancelTimer => null,
        _ => throw new NotSupportedException($"The effect {effect.GetType().Name} has no message."),
    };
}
