using System.Diagnostics;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Counts;
using Bridge.Flow.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Flow.Sessions;

/// <summary>
/// Gives a conversation its inputs, one after the other. Every step is one transaction under the lock of the conversation's row: the engine, the new
/// session and record, the effects in the outbox, one commit. Whatever repeats, comes late or comes from a second replica finds the row as it is now.
/// </summary>
sealed partial class SessionRunner(
    FlowDbContext db, TurnTaker turns, OwnSteps own, StepCounts counts, TimeProvider clock, IOptions<FlowOptions> options, ILogger<SessionRunner> logger)
{
    static readonly TimeSpan Setback = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Items of several conversations in one transaction. The next of a conversation runs at once; one that is early, or that comes while an effect is in
    /// flight, is kept for its turn.
    /// </summary>
    public async Task TakeAsync(IReadOnlyList<Arrival> arrivals, CancellationToken ct)
    {
        var items = arrivals.GroupBy(a => a.Item.ConversationId)
            .ToDictionary(a => a.Key, a => a.DistinctBy(i => i.Item.Number).OrderBy(i => i.Item.Number).ToList());
        var ids = items.Keys.ToArray();
        var locked = db.Conversations.FromSql($"SELECT * FROM conversation WHERE id = ANY({ids}) ORDER BY id FOR UPDATE");
        var conversations = await StepAsync(locked, c => TakeAsync(c, items[c.Id], ct), ct, meet: [.. items.Values.Select(i => i[0].Item)]);
        foreach (var conversation in conversations.Where(c => c.WakeAt <= clock.GetUtcNow()).Select(c => c.Id).ToList())
        {
            await GoOnAsync(conversation, ct);
        }
    }

    async Task TakeAsync(Conversation conversation, List<Arrival> arrivals, CancellationToken ct)
    {
        for (var i = 0; i < arrivals.Count; i++)
        {
            var (item, trace) = arrivals[i];
            if (item.Number < conversation.NextItem)
            {
                continue;
            }

            using var activity = trace == default ? null : FlowTelemetry.Source.StartActivity("item", ActivityKind.Internal, trace);
            if (conversation.IsNext(item.Number))
            {
                await turns.TakeItemAsync(conversation, item, i + 1 < arrivals.Count ? arrivals[i + 1].Item : null, ct);
                conversation.NextItem++;
            }
            else
            {
                await HoldAsync(conversation, item, ct);
            }
        }
    }

    /// <summary>An answer belongs to the effect that the session waits for; any other is stale and changes nothing.</summary>
    public Task AnswerAsync(EffectRef effect, EffectAnswer answer, CancellationToken ct) =>
        RunAsync(effect.ConversationId, async conversation =>
        {
            if (conversation.Session?.Id == effect.SessionId && conversation.Pending?.EffectId == effect.EffectId)
            {
                await turns.TakeAsync(conversation, new AnswerInput(effect.EffectId, answer), ct);
                if (answer is OrderAnswer { Answered: { OrderId: { } order, Version: var version } })
                {
                    (conversation.ToldOrder, conversation.ToldVersion) = (order, version);
                }
            }
        }, ct);

    /// <summary>An order has changed: the customer is told where nobody else will tell him.</summary>
    /// <param name="store">Keeps it, in the same commit; false where it is known already.</param>
    public async Task NoticeAsync(OrderStatusChanged order, Func<Task<bool>> store, CancellationToken ct)
    {
        var met = await RunAsync(order.ConversationId, async conversation =>
        {
            if (!await store())
            {
                return;
            }

            var settled = OwnSteps.IsSettled(order) && conversation.Overdue.Contains(order.DraftId);
            if (settled)
            {
                conversation.Overdue = [.. conversation.Overdue.Where(d => d != order.DraftId)];
            }

            // While the session waits for this very order, its answer or its deadline speaks; and what its answer has told is not told again.
            var told = conversation.DraftInFlight == order.DraftId || (conversation.ToldOrder == order.OrderId && order.Version <= conversation.ToldVersion);
            if (settled || (order.TellCustomer && !told))
            {
                conversation.Tell(order.OrderId);
            }
        }, ct);
        if (!met)
        {
            // An order of a conversation that has not written here, for instance after a rebuild: nobody is told, the order is kept.
            await store();
        }
    }

    /// <summary>
    /// What a person has put together is shown to the customer: after what has arrived before it, so that it is not withheld as said before that person took over.
    /// </summary>
    public async Task OfferAsync(OrderOffered offered, CancellationToken ct)
    {
        await RunAsync(offered.ConversationId, conversation =>
        {
            if (!conversation.Offers.Any(o => o.DraftId == offered.DraftId && o.Revision == offered.Revision))
            {
                conversation.Offers = [.. conversation.Offers, offered];
            }

            return Task.CompletedTask;
        }, ct);
    }

    /// <summary>Does what is due in one conversation that no other replica holds. False: nothing is due.</summary>
    public async Task<bool> WakeAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        Guid? taken = null;
        try
        {
            var woken = await StepAsync(
                db.Conversations.FromSql($"SELECT * FROM conversation WHERE wake_at <= {now} ORDER BY wake_at LIMIT 1 FOR UPDATE SKIP LOCKED"),
                conversation =>
                {
                    taken = conversation.Id;
                    return own.NextAsync(conversation, ct);
                },
                ct);
            return woken.Count > 0;
        }
        catch (Exception e) when (taken is not null && !ct.IsCancellationRequested)
        {
            // One conversation that cannot be moved must not stand before all others. With the database away this fails as well, and so ends the sweep.
            LogStuck(e, taken.Value);
            var later = now + Setback;
            await db.Conversations.Where(c => c.Id == taken).ExecuteUpdateAsync(c => c.SetProperty(x => x.WakeAt, later), ct);
            return true;
        }
    }

    /// <summary>
    /// The first step is the caller's; whatever became possible by it follows, each in its own commit. A crash between two leaves it to the sweeper.
    /// False: there is no such conversation.
    /// </summary>
    async Task<bool> RunAsync(Guid id, Func<Conversation, Task> first, CancellationToken ct)
    {
        if (await StepAsync(Locked(id), first, ct) is not [var conversation])
        {
            return false;
        }

        if (conversation.WakeAt <= clock.GetUtcNow())
        {
            await GoOnAsync(id, ct);
        }

        return true;
    }

    async Task GoOnAsync(Guid id, CancellationToken ct)
    {
        while (await StepAsync(Locked(id), c => own.NextAsync(c, ct), ct) is [var conversation] && conversation.WakeAt <= clock.GetUtcNow())
        {
        }
    }

    IQueryable<Conversation> Locked(Guid id) => db.Conversations.FromSql($"SELECT * FROM conversation WHERE id = {id} FOR UPDATE");

    /// <param name="meet">The first item of a conversation makes its row.</param>
    async Task<IReadOnlyList<Conversation>> StepAsync(
        IQueryable<Conversation> locked, Func<Conversation, Task> step, CancellationToken ct, IReadOnlyList<ItemArrived>? meet = null)
    {
        db.ChangeTracker.Clear();
        // One save per transaction: a savepoint would be two more round trips under the lock.
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var started = clock.GetTimestamp();
        // Those that have just begun first; where an item came before the first one, the look shows it.
        if (meet?.Where(item => item.Number == 1).ToList() is { Count: > 0 } first)
        {
            await Conversation.MeetAsync(db, first, ct);
        }

        var conversations = await locked.ToListAsync(ct);
        if (meet is not null && conversations.Count < meet.Count)
        {
            await Conversation.MeetAsync(db, [.. meet.Where(item => conversations.All(c => c.Id != item.ConversationId))], ct);
            conversations = await locked.ToListAsync(ct);
        }

        turns.Begin([.. conversations.Select(c => c.Id)]);
        turns.Counts.Forget();
        var inputs = 0L;
        foreach (var conversation in conversations)
        {
            inputs -= conversation.Inputs;
            await step(conversation);
            conversation.Reschedule(clock.GetUtcNow(), options.Value.GapPatience, turns.Paused);
            inputs += conversation.Inputs;
        }

        if (conversations.Count > 0)
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        if (inputs > 0)
        {
            counts.Add(turns.Counts.Take());
            FlowTelemetry.TurnDuration.Record(clock.GetElapsedTime(started).TotalSeconds);
        }

        return conversations;
    }

    async Task HoldAsync(Conversation conversation, ItemArrived arrived, CancellationToken ct)
    {
        if (await db.HeldItems.AnyAsync(i => i.ConversationId == arrived.ConversationId && i.Number == arrived.Number, ct))
        {
            return;
        }

        // Applied ahead of its turn, it leaves its number behind, so that it is not applied again.
        var atOnce = conversation.Pending is not null && await turns.TakeAtOnceAsync(conversation, arrived, ct);
        db.HeldItems.Add(new HeldItem { ConversationId = arrived.ConversationId, Number = arrived.Number, Item = atOnce ? null : arrived });
        conversation.FirstHeld = Math.Min(conversation.FirstHeld ?? arrived.Number, arrived.Number);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Conversation {Conversation} could not be moved and is left alone for a minute")]
    partial void LogStuck(Exception e, Guid conversation);
}
