using System.Security.Claims;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

/// <summary>What needs somebody. Counted up to a limit: beyond it a number helps nobody and costs time.</summary>
/// <param name="LongestWaitSince">Since when the customer waits who waits longest.</param>
public sealed record ConversationCounts(int Mine, int NeedsPerson, int Unread, DateTimeOffset? LongestWaitSince);

static class CountConversations
{
    const int Limit = 1000;

    public static void Map(RouteGroupBuilder conversations) => conversations.MapGet("/counts", Handle).WithName(nameof(CountConversations));

    static async Task<Ok<ConversationCounts>> Handle(ClaimsPrincipal user, MessagingDbContext db, CancellationToken ct)
    {
        var reader = Reader.Of(user);
        var visible = db.Conversations.AsNoTracking().Where(reader.Conversations);
        var waiting = visible.Where(c => c.AnsweredBy == AnsweredBy.Waiting);
        return TypedResults.Ok(new ConversationCounts(
            await Mine.AnyOf(visible, reader.UserId, Limit).Take(Limit).CountAsync(ct),
            await waiting.Take(Limit).CountAsync(ct),
            await visible.Where(c => c.Unread > 0).Take(Limit).CountAsync(ct),
            await waiting.OrderBy(c => c.WaitingSince).Select(c => c.WaitingSince).FirstOrDefaultAsync(ct)));
    }
}
