using Bridge.Contracts.Catalog;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Flow.Sessions;

/// <summary>
/// What a conversation does next without being asked to: gaps and deadlines, news, items that were held, offers, timers, and what waits for the ERP. Its row is locked
/// and the commit is the caller's: see <see cref="SessionRunner"/>.
/// </summary>
sealed class OwnSteps(FlowDbContext db, TurnTaker turns, TimeProvider clock, IOptions<FlowOptions> options)
{
    /// <summary>One step. Each branch takes away its own cause: none comes twice.</summary>
    public async Task NextAsync(Conversation conversation, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (conversation.GapAskAt <= now)
        {
            AskForMissing(conversation, now);
        }
        else if (conversation.Pending is { } pending)
        {
            if (pending.Deadline <= now)
            {
                await TimeOutAsync(conversation, pending, ct);
            }
            else if (pending.WordAt <= now && !conversation.Frozen && !await turns.IsPausedAsync(ct))
            {
                await turns.TakeAsync(conversation, new TimerInput(FlowEngine.MomentTimer), ct);
            }
        }
        else if (conversation.Notices is [var orderId, .. var others] && !await turns.IsPausedAsync(ct))
        {
            conversation.Notices = others;
            if (await db.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == orderId, ct) is { } order)
            {
                await turns.TakeAsync(conversation, new OrderNoticeInput(order.Body with { TellCustomer = true }), ct);
            }
        }
        else if (conversation.FirstHeld == conversation.NextItem)
        {
            await TakeHeldAsync(conversation, ct);
        }
        else if (conversation.Offers.Count > 0)
        {
            var offered = conversation.Offers[0];
            conversation.Offers = [.. conversation.Offers.Skip(1)];
            await turns.TakeAsync(conversation, new OfferInput(offered), ct);
        }
        else if (await turns.IsPausedAsync(ct))
        {
            // What it would do by itself waits until it may.
        }
        else if (conversation.DueTimer(now) is { } timer)
        {
            conversation.CancelTimer(timer.Id);
            await turns.TakeAsync(conversation, new TimerInput(timer.Id), ct);
        }
        else if (conversation is { Frozen: false } && conversation.ResumeAt <= now)
        {
            conversation.ResumeAt = null;
            await turns.TakeAsync(conversation, new ReachableInput(), ct);
        }
    }

    /// <summary>In the ERP but not yet confirmed there is no end of it: told now, it would be told again.</summary>
    public static bool IsSettled(OrderStatusChanged order) => order is { State: not OrderState.Placing, UnderWay: false };

    async Task TakeHeldAsync(Conversation conversation, CancellationToken ct)
    {
        var held = await db.HeldItems.Where(i => i.ConversationId == conversation.Id).OrderBy(i => i.Number).Take(2).ToListAsync(ct);
        var following = held is [_, var second] ? second : null;
        conversation.FirstHeld = following?.Number;
        if (held is [var next, ..] && next.Number == conversation.NextItem)
        {
            if (next.Item is { } item)
            {
                await turns.TakeItemAsync(conversation, item, following?.Item, ct);
            }

            db.HeldItems.Remove(next);
            conversation.NextItem++;
        }
    }

    void AskForMissing(Conversation conversation, DateTimeOffset now)
    {
        conversation.GapAskAt = now + options.Value.GapRepeat;
        db.Send("messaging-resend-items", new ResendItems(conversation.Id, conversation.NextItem, conversation.FirstHeld!.Value - 1));
        FlowTelemetry.Gaps.Add(1);
    }

    async Task TimeOutAsync(Conversation conversation, PendingEffect pending, CancellationToken ct)
    {
        var placing = conversation.DraftInFlight;
        await turns.TakeAsync(conversation, new AnswerInput(pending.EffectId, new TimedOutAnswer()), ct);
        if (placing is not { } draft)
        {
            return;
        }

        var order = await db.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.DraftId == draft, ct);
        if (order is not null && IsSettled(order.Body))
        {
            conversation.Tell(order.Id);
        }
        else
        {
            conversation.Overdue = [.. conversation.Overdue, draft];
        }
    }
}
