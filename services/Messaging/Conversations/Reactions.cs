using Bridge.Contracts.Messaging;
using Bridge.WhatsApp.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

/// <summary>What can be reacted to: a message of either side, not older than Meta's thirty days, and no reaction itself (131009).</summary>
static class Reactions
{
    public static async Task<bool> MayBeToAsync(MessagingDbContext db, Conversation conversation, string wamid, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - WhatsAppLimits.ReactionAge;
        if (await db.Items.AsNoTracking().SingleOrDefaultAsync(i => i.PhoneNumberId == conversation.PhoneNumberId && i.Wamid == wamid && i.ConversationId == conversation.Id, ct) is { } item)
        {
            return item.SentAt > since && item.Item is not (ReactionItem or EditItem or RevokeItem);
        }

        return await db.Outgoing.AsNoTracking().FirstOrDefaultAsync(m => m.ConversationId == conversation.Id && m.Wamid == wamid, ct) is { Content: not ReactionContent } said
            && said.SentAt > since;
    }
}
