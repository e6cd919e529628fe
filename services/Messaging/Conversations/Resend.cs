using System.Security.Claims;
using Bridge.Messaging.Sending;
using Bridge.Messaging.Statuses;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

/// <summary>What did not arrive, or may not have, is said once more because a person says so: as a new message, the old one stays as it is.</summary>
static class Resend
{
    public static void Map(RouteGroupBuilder conversations) =>
        conversations.MapPost("/{id:guid}/messages/{messageId:guid}/resend", Handle).RequireAuthorization(Policies.Agent).WithName(nameof(Resend));

    static async Task<Results<Accepted<QueuedMessage>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Guid messageId, ClaimsPrincipal user, MessagingDbContext db, SendScheduler scheduler, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var reader = Reader.Of(user);
        var ids = await Merged.TogetherAsync(db, id, ct);
        if (await Conversation.LockAsync(db, id, ct) is not { } conversation || !reader.Sees(conversation)
            || await db.Outgoing.AsNoTracking().SingleOrDefaultAsync(m => m.Id == messageId && ids.Contains(m.ConversationId), ct) is not { } old || !reader.Sees(old.HrOnly))
        {
            return TypedResults.NotFound();
        }

        var (message, whyNot) = await SayAgainAsync(db, conversation, old, user.UserId(), clock.GetUtcNow(), ct);
        if (message is null)
        {
            return SendMessage.Refused(whyNot);
        }

        await transaction.CommitAsync(ct);
        scheduler.Wake(conversation.Id, conversation.PhoneNumberId);
        return TypedResults.Accepted((string?)null, new QueuedMessage(message.Id));
    }

    /// <summary>The conversation's row is locked by the caller, who commits.</summary>
    public static async Task<(OutgoingMessage? Message, string? WhyNot)> SayAgainAsync(
        MessagingDbContext db, Conversation conversation, OutgoingMessage old, Guid by, DateTimeOffset now, CancellationToken ct)
    {
        var failedLater = old.Wamid is { } wamid
            && await db.Statuses.AnyAsync(s => s.Wamid == wamid && s.FailedAt != null && s.Rank < (short)WhatsApp.StatusKind.Delivered, ct);
        var silent = old.Failure is SilenceSweeper.NoStatus or SilenceSweeper.Expired
            && !await db.Statuses.AnyAsync(s => s.Wamid == old.Wamid && (s.Rank >= (short)WhatsApp.StatusKind.Delivered || old.Failure == SilenceSweeper.NoStatus), ct);
        if (old.Status is not (OutgoingStatus.Failed or OutgoingStatus.Unsettled or OutgoingStatus.Withheld) && !failedLater && !silent)
        {
            return (null, "This message has been sent, or is on its way.");
        }

        // Where the bot answers a person adds nothing of his own, but what the bot itself has said may come through once more.
        var reason = (old.IsTheBots ? SendMessage.WhyClosed(conversation, old.Content, now) : SendMessage.WhyNot(conversation, old.Content, now))
            ?? await SendMessage.WhyUnwantedAsync(db, conversation, old.Content, ct);
        if (reason is not null)
        {
            return (null, reason);
        }

        var message = OutgoingMessage.ByPerson(conversation, old.Content, by, old.ContextWamid, now, again: old);
        db.Outgoing.Add(message);
        conversation.Change(db);
        await db.SaveChangesAsync(ct);
        // It waits for nobody any more.
        await db.Outgoing.Where(m => m.Id == old.Id).ExecuteUpdateAsync(m => m.SetProperty(o => o.SettledAt, now), ct);
        return (message, null);
    }
}
