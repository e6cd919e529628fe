using System.Security.Claims;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Messaging.Conversations;

/// <summary>Nothing is left to do; the customer's next message takes it back by itself.</summary>
static class MarkDone
{
    public static void Map(RouteGroupBuilder conversations)
    {
        conversations.MapPost("/{id:guid}/done", Done).RequireAuthorization(Policies.Agent).WithName(nameof(MarkDone));
        conversations.MapPost("/{id:guid}/reopen", Reopen).RequireAuthorization(Policies.Agent).WithName(nameof(Reopen));
    }

    static Task<Results<NoContent, NotFound>> Done(Guid id, ClaimsPrincipal user, MessagingDbContext db, TimeProvider clock, CancellationToken ct) =>
        db.ChangeAsync(id, user, conversation => (conversation.DoneAt, conversation.SnoozedUntil, conversation.Unread) = (conversation.DoneAt ?? clock.GetUtcNow(), null, 0), ct);

    static Task<Results<NoContent, NotFound>> Reopen(Guid id, ClaimsPrincipal user, MessagingDbContext db, CancellationToken ct) =>
        db.ChangeAsync(id, user, conversation => (conversation.DoneAt, conversation.SnoozedUntil) = (null, null), ct);
}
