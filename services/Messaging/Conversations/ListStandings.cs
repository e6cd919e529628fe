using Bridge.Contracts.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

/// <param name="Next">Give it as <c>after</c> for the next page; null at the end.</param>
sealed record StandingPage(IReadOnlyList<ConversationStanding> Items, Guid? Next);

/// <summary>How far every conversation has come here: Flow compares it with its own numbers when something may have been lost between them.</summary>
static class ListStandings
{
    public static void Map(RouteGroupBuilder conversations) => conversations.MapGet("/standings", Handle);

    static async Task<StandingPage> Handle(MessagingDbContext db, Guid? after, int? limit, CancellationToken ct)
    {
        var (from, take) = (after ?? Guid.Empty, Math.Clamp(limit ?? 1000, 1, 1000));
        var items = await db.Conversations.AsNoTracking().Where(c => c.Id > from).OrderBy(c => c.Id).Take(take)
            .Select(c => new ConversationStanding(c.Id, c.LastNumber, c.LastTurn)).ToListAsync(ct);
        return new StandingPage(items, items.Count == take ? items[^1].ConversationId : null);
    }
}
