using System.Text.Json.Serialization;
using Bridge.Flow.Engine;
using Bridge.Flow.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Flows;

/// <summary>What a publish does with the chats that stand in the flow just now.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LiveChats>))]
public enum LiveChats
{
    /// <summary>They end in the version they began in.</summary>
    Keep,

    /// <summary>They go on in the new version, where all the steps they stand in are still there; the others are kept.</summary>
    Move,

    /// <summary>They are over; the cart stays, and the next message begins anew.</summary>
    End,
}

public sealed record LiveChatsResult(int Kept, int Moved, int Ended);

/// <summary>The sessions that wait in a flow while it is published.</summary>
sealed class LiveSessions(FlowDbContext db, Bundles bundles, TimeProvider clock)
{
    /// <summary>So many rows are locked at a time: customers write meanwhile.</summary>
    const int Batch = 200;

    /// <summary>After the publish's own commit, some at a time. Broken off, the rest stays in the old version, which harms nobody.</summary>
    public async Task<LiveChatsResult> FollowAsync(string flowId, LiveChats wish, CancellationToken ct)
    {
        if (wish == LiveChats.Keep)
        {
            return new LiveChatsResult(await CountAsync(flowId, ct), 0, 0);
        }

        var version = await db.Bundles.MaxAsync(b => b.Version, ct);
        var bundle = await bundles.GetAsync(db, version, ct);
        var (result, after) = (new LiveChatsResult(0, 0, 0), Guid.Empty);
        while (true)
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var page = await db.Conversations
                .FromSql($"SELECT * FROM conversation WHERE flow_id = {flowId} AND id > {after} ORDER BY id LIMIT {Batch} FOR UPDATE")
                .ToListAsync(ct);
            if (page.Count == 0)
            {
                return result;
            }

            foreach (var conversation in page.Where(IsLive))
            {
                result = Follow(conversation, bundle, wish, result);
            }

            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            after = page[^1].Id;
        }
    }

    /// <summary>A session that nobody has touched for so long is over already; the next message finds that out.</summary>
    public IQueryable<Conversation> Of(string flowId)
    {
        var since = clock.GetUtcNow() - new Limits().SessionIdle;
        return db.Conversations.AsNoTracking().Where(c => c.FlowId == flowId && c.LastInputAt > since);
    }

    Task<int> CountAsync(string flowId, CancellationToken ct) => Of(flowId).CountAsync(ct);

    bool IsLive(Conversation conversation) => conversation.LastInputAt > clock.GetUtcNow() - new Limits().SessionIdle;

    static LiveChatsResult Follow(Conversation conversation, FlowBundle bundle, LiveChats wish, LiveChatsResult so)
    {
        // What is on its way to the ERP is answered where it was asked.
        if (conversation is not { Session: { Pending: null } session })
        {
            return so with { Kept = so.Kept + 1 };
        }

        if (wish == LiveChats.End)
        {
            conversation.Become(new Turn(null, conversation.Record, [], []));
            return so with { Ended = so.Ended + 1 };
        }

        if (!session.Frames.All(frame => FlowEngine.Knows(bundle, frame)))
        {
            return so with { Kept = so.Kept + 1 };
        }

        // A tap on an earlier question whose step is gone finds the current one instead.
        var record = conversation.Record with { Asked = [.. conversation.Record.Asked.Where(q => q.Session != session.Id || q.Frames.All(f => FlowEngine.Knows(bundle, f)))] };
        conversation.Become(new Turn(session with { BundleVersion = bundle.Version }, record, [], []));
        return so with { Moved = so.Moved + 1 };
    }
}
