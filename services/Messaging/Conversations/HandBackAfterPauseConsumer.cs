using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using MassTransit;

namespace Bridge.Messaging.Conversations;

/// <summary>
/// The bot's pause is over: it asks its question once more, whatever was written meanwhile. Who is with a person, has asked for one, or was handed back before stays
/// as he is; and where nothing may be said any more, the customer stays with people, who have templates.
/// </summary>
sealed class HandBackAfterPauseConsumer(MessagingDbContext db, TimeProvider clock) : IConsumer<HandBackAfterPause>
{
    public async Task Consume(ConsumeContext<HandBackAfterPause> context)
    {
        var (request, ct) = (context.Message, context.CancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Conversation.LockAsync(db, request.ConversationId, ct) is not { } conversation || conversation.Id != request.ConversationId
            || conversation.AnsweredBy == AnsweredBy.Person || request.Item < conversation.AnswererChangedAt || request.Item < conversation.HandOverItem
            || !(conversation.WindowEndsAt > clock.GetUtcNow()))
        {
            return;
        }

        // The request for people may be still on its way: it is settled too.
        conversation.HandOverItem = request.Item;
        await Answerer.ChangeAsync(db, conversation, new HandedBack(null), clock, ct);
        (conversation.AnsweredBy, conversation.AgentId, conversation.WaitingSince) = (AnsweredBy.Bot, null, null);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
