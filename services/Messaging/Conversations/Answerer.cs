using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Contacts;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

/// <summary>
/// Who answers changes at a point of the conversation: the change takes a number like everything the customer sends, so that Flow sees it in its order.
/// </summary>
static class Answerer
{
    /// <summary>The conversation's row is locked by the caller.</summary>
    public static async Task ChangeAsync(MessagingDbContext db, Conversation conversation, Item change, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var contact = await db.Contacts.AsNoTracking().Include(c => c.Identities).SingleAsync(c => c.Id == conversation.ContactId, ct);
        conversation.LastNumber++;
        conversation.AnswererChangedAt = conversation.LastNumber;
        var item = new StoredItem
        {
            ConversationId = conversation.Id,
            Number = conversation.LastNumber,
            PhoneNumberId = conversation.PhoneNumberId,
            SentAt = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()),
            ArrivedAt = now,
            Late = false,
            HrOnly = conversation.Audience == Audience.Hr,
            Item = change,
        };
        db.Items.Add(item);
        db.Publish(new ItemArrived
        {
            ConversationId = conversation.Id,
            Number = item.Number,
            SentAt = item.SentAt,
            ArrivedAt = now,
            Customer = Customers.Of(contact.Id, conversation.PhoneNumberId, contact.Name, Identities.Of(contact.Identities)),
            Item = change,
        }, mandatory: true);
        conversation.Change(db);
    }
}
