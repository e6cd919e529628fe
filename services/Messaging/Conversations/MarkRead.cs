using System.Security.Claims;
using Bridge.Messaging.Sending;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Messaging.Conversations;

/// <summary>Somebody of the company has looked: nothing is unread any more, here and on the customer's phone.</summary>
static class MarkRead
{
    public static void Map(RouteGroupBuilder conversations)
    {
        conversations.MapPost("/{id:guid}/read", Handle).WithName(nameof(MarkRead));
        conversations.MapPost("/{id:guid}/unread", Unread).WithName("MarkUnread");
    }

    /// <summary>For later: it counts as one that nobody has looked at.</summary>
    static Task<Results<NoContent, NotFound>> Unread(Guid id, ClaimsPrincipal user, MessagingDbContext db, CancellationToken ct) =>
        db.ChangeAsync(id, user, conversation => conversation.Unread = Math.Max(conversation.Unread, 1), ct);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, ClaimsPrincipal user, MessagingDbContext db, ReadMarks marks, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Conversation.LockAsync(db, id, ct) is not { } conversation || !Reader.Of(user).Sees(conversation))
        {
            return TypedResults.NotFound();
        }

        if (conversation.Unread > 0)
        {
            conversation.Unread = 0;
            conversation.Change(db);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            if (conversation.LastWamid is { } wamid)
            {
                marks.Mark(conversation.Id, conversation.PhoneNumberId, wamid, typing: false);
            }
        }

        return TypedResults.NoContent();
    }
}
