using Bridge.Contracts.Flow;
using MassTransit;

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
        if (request.Item <= conversation.HandOverItem || request.Item < conversation.AnswererChangedAt)
        {
            return;
        }

        conversation.HandOverItem = request.Item;
        if (conversation.AnsweredBy == AnsweredBy.Bot)
        {
            (conversation.AnsweredBy, conversation.WaitingSince) = (AnsweredBy.Waiting, clock.GetUtcNow());
            db.SystemLines.Add(new SystemLine
            {
                ConversationId = conversation.Id,
                Key = $"hand_over:{request.Item}",
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
