using System.Security.Claims;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Messaging.Conversations;

public sealed record AssignRequest(Guid? UserId);

/// <summary>Whose customer he is, whoever answers at the moment. Whether there is such a user the gateway knows; here he is an id.</summary>
static class Assign
{
    public static void Map(RouteGroupBuilder conversations) =>
        conversations.MapPut("/{id:guid}/assignee", Handle).RequireAuthorization(Policies.Agent).WithName(nameof(Assign));

    static Task<Results<NoContent, NotFound>> Handle(Guid id, AssignRequest request, ClaimsPrincipal user, MessagingDbContext db, CancellationToken ct) =>
        db.ChangeAsync(id, user, conversation => conversation.AssigneeId = request.UserId, ct);
}
