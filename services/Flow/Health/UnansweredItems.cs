using System.Net.Http.Json;
using Bridge.Contracts.Messaging;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Health;

/// <summary>
/// Customers whose items are numbered by Messaging and not yet taken by the bot: on their way here, or held until an effect of their session is answered.
/// Looked for where something was said lately; what was lost earlier is reconciliation's to find.
/// </summary>
sealed class UnansweredItems(IHttpClientFactory http, IServiceScopeFactory scopes) : ILagSource
{
    public async Task<IReadOnlyList<LaggingConversation>> ReadAsync(int limit, CancellationToken ct)
    {
        var newest = await http.CreateClient("messaging").GetFromJsonAsync<IReadOnlyList<NewestConversation>>("/internal/conversations/newest", BridgeJson.Options, ct) ?? [];
        var ids = newest.Select(n => n.ConversationId).ToArray();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FlowDbContext>();
        var next = await db.Conversations.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.NextItem }).ToDictionaryAsync(c => c.Id, c => c.NextItem, ct);
        return
        [
            .. newest.Select(n => (Conversation: n, Behind: n.LastNumber - next.GetValueOrDefault(n.ConversationId, 1) + 1)).Where(n => n.Behind > 0)
                .OrderBy(n => n.Conversation.At).Take(limit)
                .Select(n => new LaggingConversation(n.Conversation.ConversationId, "answer", (int)n.Behind, n.Conversation.At)),
        ];
    }
}
