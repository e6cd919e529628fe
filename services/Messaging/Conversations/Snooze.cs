using System.Security.Claims;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Messaging.Conversations;

public sealed record SnoozeRequest(DateTimeOffset Until);

/// <summary>Out of sight until a time, or until the customer writes.</summary>
static class Snooze
{
    static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public static void Map(RouteGroupBuilder conversations) =>
        conversations.MapPost("/{id:guid}/snooze", Handle).RequireAuthorization(Policies.Agent).WithName(nameof(Snooze));

    static async Task<Results<NoContent, NotFound, ValidationProblem>> Handle(
        Guid id, SnoozeRequest request, ClaimsPrincipal user, MessagingDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (request.Until <= now || request.Until > now + Longest)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["until"] = ["Must lie in the future, at most a year away."] });
        }

        var until = request.Until.ToUniversalTime();
        return (await db.ChangeAsync(id, user, conversation => conversation.SnoozedUntil = until, ct)).Result is NotFound missing ? missing : TypedResults.NoContent();
    }
}
