using Bridge.Contracts.Flow;
using Bridge.Flow.Engine;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Sessions;

/// <summary>Gives a conversation what was remembered of the customer in one that ended in it. Repeated, it changes nothing: the ended one's row says where it went.</summary>
sealed class JoinConversationsConsumer(FlowDbContext db) : IConsumer<JoinConversations>
{
    public async Task Consume(ConsumeContext<JoinConversations> context)
    {
        var ((from, into), ct) = (context.Message, context.CancellationToken);
        var customer = await db.Conversations.AsNoTracking().Where(c => c.Id == from).Select(c => c.Customer).SingleOrDefaultAsync(ct);
        if (customer is null)
        {
            // Erased meanwhile: there is nothing left to remember.
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await Conversation.MeetAsync(db, [(into, customer)], ct);
        var conversations = await db.Conversations.FromSql($"SELECT * FROM conversation WHERE id IN ({from}, {into}) ORDER BY id FOR UPDATE").ToListAsync(ct);
        if (conversations.SingleOrDefault(c => c.Id == from) is not { MergedInto: null } ended || conversations.SingleOrDefault(c => c.Id == into) is not { } goesOn)
        {
            return;
        }

        ended.MergedInto = into;
        // Orders that were placed in it are still told of in its language; one that waits for the ERP keeps its cart.
        goesOn.Record = goesOn.Record.JoinedWith(ended.Parked ? ended.Record with { Cart = null } : ended.Record);
        ended.Record = ended.Parked ? ended.Record : ended.Record with { Cart = null, Asked = [] };
        await db.Conversations.Where(c => c.MergedInto == from).ExecuteUpdateAsync(set => set.SetProperty(c => c.MergedInto, into), ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
