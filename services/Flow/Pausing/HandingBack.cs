using Bridge.Contracts.Flow;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Pausing;

/// <summary>
/// After a pause: Messaging is asked to hand back whom the bot has left to people. A few at a time, because each is told something. The mark and the request
/// are one commit, so nobody is forgotten and nobody is asked for twice.
/// </summary>
sealed class HandingBack(FlowDbContext db)
{
    const int AtOnce = 20;

    /// <summary>False: nobody is left, or the bot is paused.</summary>
    public async Task<bool> PassAsync(CancellationToken ct)
    {
        if (await db.BotPauses.AnyAsync(ct))
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var left = await db.Conversations.FromSql($"SELECT * FROM conversation WHERE paused_item IS NOT NULL ORDER BY id LIMIT {AtOnce} FOR UPDATE SKIP LOCKED").ToListAsync(ct);
        foreach (var conversation in left)
        {
            db.Send("messaging-hand-back-after-pause", new HandBackAfterPause(conversation.Id, conversation.PausedItem!.Value));
            conversation.PausedItem = null;
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return left.Count == AtOnce;
    }
}
