using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Sending;
using Bridge.ServiceDefaults;
using Bridge.WhatsApp.Rendering;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Messaging.Conversations;

public sealed record SendMessageRequest([property: Required(AllowEmptyStrings = false), MaxLength(WhatsAppLimits.TextBody)] string Text);

public sealed record QueuedMessage(Guid Id);

/// <summary>A person's message: appended to what is stored, so that it never overtakes.</summary>
static class SendMessage
{
    public static void Map(RouteGroupBuilder conversations) =>
        conversations.MapPost("/{id:guid}/messages", Handle).RequireAuthorization(Policies.Agent).WithName(nameof(SendMessage));

    static async Task<Results<Accepted<QueuedMessage>, NotFound, ProblemHttpResult>> Handle(
        Guid id, SendMessageRequest request, ClaimsPrincipal user, MessagingDbContext db, SendScheduler scheduler, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Conversation.LockAsync(db, id, ct) is not { } conversation || !Reader.Of(user).Sees(conversation))
        {
            return TypedResults.NotFound();
        }

        if (conversation.AnsweredBy != AnsweredBy.Person)
        {
            return TypedResults.Problem("The bot answers this conversation: take over first.", statusCode: StatusCodes.Status409Conflict);
        }

        var now = clock.GetUtcNow();
        if (conversation.WindowEndsAt is not { } end || end <= now)
        {
            return TypedResults.Problem("More than 24 hours have passed since the customer's last message: only a template can be sent.", statusCode: StatusCodes.Status409Conflict);
        }

        var content = new TextContent(request.Text);
        conversation.LastPosition++;
        var message = new OutgoingMessage
        {
            Id = Guid.CreateVersion7(),
            ConversationId = id,
            Position = conversation.LastPosition,
            By = EntryBy.Person,
            AgentId = user.UserId(),
            Content = content,
            HrOnly = conversation.Audience == Audience.Hr,
            Status = OutgoingStatus.Pending,
            // Due since ever: the database's clock decides, and ours may be ahead of it.
            DueAt = DateTimeOffset.UnixEpoch,
            CreatedAt = now,
            ShownAt = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()),
            ShownAfter = conversation.LastNumber,
        };
        db.Outgoing.Add(message);
        (conversation.LastKind, conversation.LastText) = Preview.Of(content);
        (conversation.LastBy, conversation.LastAt, conversation.LastHrOnly) = (EntryBy.Person, now, message.HrOnly);
        conversation.Change(db);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        scheduler.Wake(id, conversation.PhoneNumberId);
        return TypedResults.Accepted((string?)null, new QueuedMessage(message.Id));
    }
}
