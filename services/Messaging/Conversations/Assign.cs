using System.Security.Claims;
using Bridge.Contracts.Flow;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Messaging.Conversations;

public sealed record AssignRequest(Guid? UserId);

/// <summary>Whose customer he is, whoever answers at the moment. Whether there is such a user the gateway knows; here he is an id.</summary>
static class Assign
{
    public static void Map(RouteGroupBuilder conversations) =>
        conversations.MapPut("/{id:guid}/assignee", Handle).RequireAuthorization(Policies.Agent).WithName(nameof(Assign));

    static Task<Results<NoContent, NotFound>> Handle(Guid id, AssignRequest request, ClaimsPrincipal user, MessagingDbContext db, TimeProvider clock, CancellationToken ct) =>
        db.ChangeAsync(id, user, conversation =>
        {
            if (conversation.AssigneeId == request.UserId)
            {
                return;
            }

            conversation.AssigneeId = request.UserId;
            // Colleagues read in the thread who has given it to whom; "" is nobody.
            db.SystemLines.Add(new SystemLine
            {
                ConversationId = id,
                Key = $"assigned:{Guid.CreateVersion7():N}",
                Code = "assigned",
                Arguments = new Dictionary<string, string> { ["userId"] = request.UserId?.ToString() ?? "", ["agentId"] = user.UserId().ToString() },
                HrOnly = conversation.Audience == Audience.Hr,
                At = clock.GetUtcNow(),
            });
        }, ct);
}
