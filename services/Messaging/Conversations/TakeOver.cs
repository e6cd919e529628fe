using System.Security.Claims;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Sending;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

/// <summary>A person answers from here on; what the bot has not said yet it does not say.</summary>
static class TakeOver
{
    public static void Map(RouteGroupBuilder conversations) =>
        conversations.MapPost("/{id:guid}/takeover", Handle).RequireAuthorization(Policies.Agent).WithName(nameof(TakeOver));

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, ClaimsPrincipal user, MessagingDbContext db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Conversation.LockAsync(db, id, ct) is not { } conversation || !Reader.Of(user).Sees(conversation))
        {
            return TypedResults.NotFound();
        }

        if (conversation.AnsweredBy == AnsweredBy.Person && conversation.AgentId == user.UserId())
        {
            return TypedResults.NoContent();
        }

        await ByAsync(db, conversation, user.UserId(), clock, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>The conversation's row is locked by the caller.</summary>
    /// <param name="person">Null: somebody on the company's phone.</param>
    public static async Task ByAsync(MessagingDbContext db, Conversation conversation, Guid? person, TimeProvider clock, CancellationToken ct)
    {
        await Answerer.ChangeAsync(db, conversation, new TakenOver(person), clock, ct);
        (conversation.AnsweredBy, conversation.AgentId, conversation.WaitingSince) = (AnsweredBy.Person, person, null);
        conversation.TakenOverAt = conversation.LastNumber;
        conversation.PersonSpokeAt = clock.GetUtcNow();
        // Within one message: what has not left yet does not leave.
        await db.Outgoing.Where(m => m.ConversationId == conversation.Id && m.By == EntryBy.Bot && m.Status == OutgoingStatus.Pending)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Status, OutgoingStatus.Withheld), ct);
    }
}
