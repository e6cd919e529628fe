using Bridge.Contracts.Messaging;
using Bridge.Messaging.Contacts;
using Bridge.Messaging.Ingest;
using Bridge.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

/// <summary>Flow misses items: they are published again, or as a tombstone where they are gone. Receivers know them by their number.</summary>
sealed partial class ResendItemsConsumer(MessagingDbContext db, ILogger<ResendItemsConsumer> logger) : IConsumer<ResendItems>
{
    /// <summary>In one go; the rest is asked for again.</summary>
    const int AtOnce = 500;

    public async Task Consume(ConsumeContext<ResendItems> context)
    {
        var (id, from, to) = context.Message;
        var ct = context.CancellationToken;
        var conversation = await db.Conversations.AsNoTracking().Include(c => c.Contact.Identities).SingleOrDefaultAsync(c => c.Id == id, ct);
        if (conversation is null)
        {
            LogUnknown(id);
            return;
        }

        var last = Math.Min(Math.Min(to, conversation.LastNumber), from + AtOnce - 1);
        var items = await db.Items.AsNoTracking().Where(i => i.ConversationId == id && i.Number >= from && i.Number <= last).ToDictionaryAsync(i => i.Number, ct);
        var customer = Customers.Of(conversation.ContactId, conversation.PhoneNumberId, conversation.Contact.Name, Identities.Of(conversation.Contact.Identities));
        var quoting = items.Values.Where(i => i is { Item: TextItem, ContextWamid: not null }).Select(i => i.ContextWamid).ToList();
        var quoted = quoting.Count == 0 ? [] : await db.Outgoing.AsNoTracking().Where(m => m.ConversationId == id && quoting.Contains(m.Wamid)).ToListAsync(ct);
        for (var number = from; number <= last; number++)
        {
            var item = items.GetValueOrDefault(number);
            db.Publish(new ItemArrived
            {
                ConversationId = id,
                Number = number,
                SentAt = item?.SentAt ?? conversation.CreatedAt,
                ArrivedAt = item?.ArrivedAt ?? conversation.CreatedAt,
                Late = item?.Late ?? true,
                Customer = customer,
                Item = item?.Item ?? new Tombstone(),
                Referral = item?.Origin?.SourceId,
                AboutProduct = item?.Origin?.ProductRetailerId,
                Quotes = item is { Item: TextItem, ContextWamid: { } wamid } ? Quoted.FirstTap(quoted.Find(m => m.Wamid == wamid)?.Content) : null,
                Wamid = item?.Wamid,
            }, mandatory: true);
        }

        await db.SaveChangesAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Items of conversation {Conversation} are asked for, which does not exist here")]
    partial void LogUnknown(Guid conversation);
}
