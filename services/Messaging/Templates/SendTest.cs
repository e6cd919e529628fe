using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Bridge.Messaging.Conversations;
using Bridge.Messaging.Sending;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Templates;

/// <param name="ConversationId">Who gets it: somebody who has written, usually the tester from his own phone.</param>
public sealed record SendTestRequest(Guid ConversationId, [property: Required] TemplateMessage Template);

/// <summary>
/// Sends a template as customers will get it, at its place in the chat's order, whoever answers there: a test takes nothing over. What becomes of it is
/// read in the chat.
/// </summary>
static class SendTest
{
    public static void Map(RouteGroupBuilder templates) => templates.MapPost("/test", Handle).RequireAuthorization(Policies.Admin).WithName("SendTemplateTest");

    static async Task<Results<Accepted<QueuedMessage>, ValidationProblem>> Handle(
        SendTestRequest request, ClaimsPrincipal user, MessagingDbContext db, SendScheduler scheduler, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.Templates.AnyAsync(t => t.Name == request.Template.Name && t.Language == request.Template.Language && t.Status == "APPROVED", ct))
        {
            return Invalid("template.name", "Only an approved template can be sent.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Conversation.LockAsync(db, request.ConversationId, ct) is not { } conversation || !Reader.Of(user).Sees(conversation))
        {
            return Invalid("conversationId", "There is no such chat.");
        }

        var (content, problem) = await SendMessage.ContentOfAsync(db, conversation, new SendMessageRequest { Template = request.Template }, clock.GetUtcNow(), ct);
        if (content is null || (problem = SendMessage.Check(content)) is not null)
        {
            return Invalid(problem!.Value.Field, problem.Value.Text);
        }

        var message = OutgoingMessage.ByPerson(conversation, content, user.UserId(), contextWamid: null, clock.GetUtcNow());
        db.Outgoing.Add(message);
        conversation.Change(db);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        scheduler.Wake(conversation.Id, conversation.PhoneNumberId);
        return TypedResults.Accepted((string?)null, new QueuedMessage(message.Id));
    }

    static ValidationProblem Invalid(string field, string problem) => TypedResults.ValidationProblem(new Dictionary<string, string[]> { [field] = [problem] });
}
