using System.Net.Http.Json;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Sessions;

/// <summary>
/// The gap request for every conversation. A gap shows by itself when something comes after it; what was lost at the end of a conversation shows only
/// by comparing numbers with their owner's.
/// </summary>
sealed class ConversationGaps(FlowDbContext db, IHttpClientFactory http) : IReconciliation
{
    const string Messaging = "messaging";

    public async Task<IReadOnlyList<Reconciled>> RunAsync(CancellationToken ct)
    {
        var (conversations, items, turns) = (0L, 0L, 0L);
        var client = http.CreateClient(Messaging);
        for (string? path = "/internal/conversations/standings"; path is not null;)
        {
            var page = await client.GetFromJsonAsync<RebuiltPage>(path, BridgeJson.Options, ct) ?? throw new HttpRequestException("Messaging answered null.");
            conversations += page.Items.Count;
            var (missingItems, missingTurns) = await AskAsync(page.Items, ct);
            (items, turns) = (items + missingItems, turns + missingTurns);
            path = page.Next is { } next ? $"/internal/conversations/standings?after={next}" : null;
        }

        return
        [
            new("customers' messages that the bot has not got", conversations, items),
            new("turns of the bot that did not reach the chats", conversations, turns),
            new("confirmed orders that did not reach the catalog", conversations, await OrdersNobodyHasAsync(ct)),
        ];
    }

    async Task<(long Items, long Turns)> AskAsync(IReadOnlyList<ConversationStanding> standings, CancellationToken ct)
    {
        var ids = standings.Select(s => s.ConversationId).ToArray();
        var own = await db.Conversations.AsNoTracking().Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, c.NextItem, c.NextTurn, Held = db.HeldItems.Count(h => h.ConversationId == c.Id && h.Number >= c.NextItem) })
            .ToDictionaryAsync(c => c.Id, ct);
        var (items, turns) = (0L, 0L);
        foreach (var (id, lastNumber, lastTurn) in standings)
        {
            var known = own.GetValueOrDefault(id);
            var (nextItem, nextTurn) = (known?.NextItem ?? 1, known?.NextTurn ?? 1);
            // What is held has come, and waits for its turn.
            if (lastNumber - nextItem + 1 - (known?.Held ?? 0) is > 0 and var missing)
            {
                items += missing;
                db.Send("messaging-resend-items", new ResendItems(id, nextItem, lastNumber));
            }

            if (nextTurn - 1 - lastTurn is > 0 and var unsaid)
            {
                turns += unsaid;
                db.Send("flow-resend-turns", new ResendTurns(id, lastTurn + 1, nextTurn - 1));
            }
        }

        await db.SaveChangesAsync(ct);
        return (items, turns);
    }

    /// <summary>Its session has stopped waiting, and Catalog has never heard of the draft: no later answer will settle it, so a person must.</summary>
    Task<int> OrdersNobodyHasAsync(CancellationToken ct) =>
        db.Conversations.CountAsync(c => c.Overdue.Any(draft => !db.Orders.Any(o => o.DraftId == draft)), ct);

    sealed record RebuiltPage(IReadOnlyList<ConversationStanding> Items, Guid? Next);
}
