using Bridge.Contracts.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

/// <summary>Where something was said last: Flow looks there for what has not reached it yet.</summary>
static class ListNewest
{
    const int Most = 200;

    public static void Map(RouteGroupBuilder conversations) => conversations.MapGet("/newest", Handle);

    static async Task<IReadOnlyList<NewestConversation>> Handle(MessagingDbContext db, CancellationToken ct) =>
        await db.Conversations.AsNoTracking().Where(c => c.LastAt != null).OrderByDescending(c => c.LastAt).ThenByDescending(c => c.Id).Take(Most)
            .Select(c => new NewestConversation(c.Id, c.LastNumber, c.LastAt!.Value)).ToListAsync(ct);
}
