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
        if (await Merged.TogetherAsync(db, id, ct) is not [var one, .. var merged]
            || await db.Conversations.AsNoTracking().Where(reader.Conversations).Include(c => c.Contact.Identities).SingleOrDefaultAsync(c => c.Id == one, ct) is not { } conversation)
        {
            return TypedResults.NotFound();
        }

        var (failed, unreachable) = (await LastFailed.OfAsync(db, [one], reader, ct), await CannotReceive.OfAsync(db, [one], ct));
        return TypedResults.Ok(ConversationRow.Of(conversation, reader, failed.Count > 0, unreachable.Count > 0) with { Merged = merged });
    }
}
