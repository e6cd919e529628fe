using System.Security.Claims;
using Bridge.Contracts.Messaging;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Messaging.Conversations;

/// <summary>The bot answers again: it asks its question once more, or shows the menu.</summary>
static class HandBack
{
    public static void Map(RouteGroupBuilder conversations) =>
        conversations.MapPost("/{id:guid}/handback", Handle).RequireAuthorization(Policies.Agent).WithName(nameof(HandBack));

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, ClaimsPrincipal user, MessagingDbContext db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Conversation.LockAsync(db, id, ct) is not { } conversation || !Reader.Of(user).Sees(conversation))
        {
            return TypedResults.NotFound();
        }

        if (conversation.AnsweredBy == AnsweredBy.Bot)
        {
            return TypedResults.NoContent();
        }

        await Answerer.ChangeAsync(db, conversation, new HandedBack(user.UserId()), clock, ct);
        (conversation.AnsweredBy, conversation.AgentId, conversation.WaitingSince) = (AnsweredBy.Bot, null, null);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
