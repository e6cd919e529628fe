using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Messaging.Conversations;

/// <summary>What the slices have in common that note something on a conversation: lock, look whether he may, change, tell.</summary>
static class ChangeConversation
{
    public static async Task<Results<NoContent, NotFound>> ChangeAsync(
        this MessagingDbContext db, Guid id, ClaimsPrincipal user, Action<Conversation> change, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Conversation.LockAsync(db, id, ct) is not { } conversation || !Reader.Of(user).Sees(conversation))
        {
            return TypedResults.NotFound();
        }

        change(conversation);
        if (db.ChangeTracker.HasChanges())
        {
            conversation.Change(db);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        return TypedResults.NoContent();
    }
}
