using Bridge.Contracts.Flow;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

/// <summary>The bot asks for a person: the conversation waits for one. Repeated, or overtaken by a takeover or a hand-back, it changes nothing.</summary>
sealed class HandOverRequestedConsumer(MessagingDbContext db, TimeProvider clock) : IConsumer<HandOverRequested>
{
    public async Task Consume(ConsumeContext<HandOverRequested> context)
    {
        var (request, ct) = (context.Message, context.CancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var conversation = await Conversation.LockAsync(db, request.ConversationId, ct)
            ?? throw new InvalidOperationException($"A person is asked for conversation {request.ConversationId}, which does not exist here.");
        var merged = conversation.Id != request.ConversationId;
        var key = merged ? $"hand_over:{request.ConversationId}:{request.Item}" : $"hand_over:{request.Item}";
        // The numbers of a conversation that was merged into this one are not this one's.
        if (merged ? await db.SystemLines.AnyAsync(l => l.ConversationId == conversation.Id && l.Key == key, ct)
            : request.Item <= conversation.HandOverItem || request.Item < conversation.AnswererChangedAt)
        {
            return;
        }

        conversation.HandOverItem = merged ? conversation.HandOverItem : request.Item;
        if (conversation.AnsweredBy == AnsweredBy.Bot)
        {
            (conversation.AnsweredBy, conversation.WaitingSince) = (AnsweredBy.Waiting, clock.GetUtcNow());
            db.SystemLines.Add(new SystemLine
            {
                ConversationId = conversation.Id,
                Key = key,
                Code = "hand_over",
                Arguments = new Dictionary<string, string> { ["reason"] = request.Reason.ToString() },
                HrOnly = conversation.Audience == Audience.Hr,
                At = clock.GetUtcNow(),
            });
        }

        conversation.Change(db);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
