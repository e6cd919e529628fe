using Bridge.Contracts.Flow;
using Bridge.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Sessions;

/// <summary>Sends turns again that Messaging misses: as they were, or, where their words are no longer kept, as void.</summary>
sealed class ResendTurnsConsumer(FlowDbContext db) : IConsumer<ResendTurns>
{
    /// <summary>What is missing beyond it is asked for again.</summary>
    const int AtOnce = 200;

    public async Task Consume(ConsumeContext<ResendTurns> context)
    {
        var (id, from, ct) = (context.Message.ConversationId, Math.Max(context.Message.From, 1), context.CancellationToken);
        // Read before the turns: whatever was drawn by now has been committed with its words.
        var next = await db.Conversations.Where(c => c.Id == id).Select(c => c.NextTurn).SingleOrDefaultAsync(ct);
        var to = Math.Min(Math.Min(context.Message.To, next - 1), from + AtOnce - 1);
        var kept = await db.SentTurns.AsNoTracking().Where(t => t.ConversationId == id && t.Number >= from && t.Number <= to)
            .ToDictionaryAsync(t => t.Number, t => t.Turn, ct);
        for (var number = from; number <= to; number++)
        {
            if (kept.TryGetValue(number, out var turn))
            {
                db.Send("messaging-send-turn", turn);
            }
            else
            {
                db.Send("messaging-turn-voided", new TurnVoided(id, number));
            }
        }

        await db.SaveChangesAsync(ct);
    }
}
