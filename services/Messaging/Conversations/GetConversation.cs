using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

/// <summary>Of one that was merged into another: that other.</summary>
static class GetConversation
{
    public static void Map(RouteGroupBuilder conversations) => conversations.MapGet("/{id:guid}", Handle).WithName(nameof(GetConversation));

    static async Task<Results<Ok<ConversationRow>, NotFound>> Handle(Guid id, ClaimsPrincipal user, MessagingDbContext db, CancellationToken ct)
    {
        var reader = Reader.Of(user);
        return await Merged.TogetherAsync(db, id, ct) is [var one, .. var merged]
            && await db.Conversations.AsNoTracking().Where(reader.Conversations).Include(c => c.Contact.Identities).SingleOrDefaultAsync(c => c.Id == one, ct) is { } conversation
            ? TypedResults.Ok(ConversationRow.Of(conversation, reader, (await LastFailed.OfAsync(db, [one], reader, ct)).Count > 0) with { Merged = merged })
            : TypedResults.NotFound();
    }
}
