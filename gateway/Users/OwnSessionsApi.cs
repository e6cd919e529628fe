using System.Security.Claims;
using Bridge.Gateway.Audit;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway.Users;

/// <summary>One of the browsers in which a person is signed in.</summary>
/// <param name="Browser">What it says of itself.</param>
/// <param name="Current">The one that asks.</param>
public sealed record OwnSession(Guid Id, string Browser, DateTimeOffset SignedInAt, DateTimeOffset ExpiresAt, bool Current);

static class OwnSessionsApi
{
    public static void Map(RouteGroupBuilder sessions)
    {
        sessions.MapGet("/", GetOwnSessions).WithName(nameof(GetOwnSessions));
        sessions.MapDelete("/{id:guid}", EndOwnSession).WithName(nameof(EndOwnSession)).WithMetadata(NeedsRecentProof.Marked);
    }

    static async Task<Ok<List<OwnSession>>> GetOwnSessions(ClaimsPrincipal principal, GatewayDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var (user, now, current) = (principal.UserId(), clock.GetUtcNow(), principal.FindFirstValue(ConsoleSessions.IdClaim));
        var sessions = await db.Sessions.Where(s => s.UserId == user && s.ExpiresAt > now).OrderByDescending(s => s.SignedInAt)
            .Select(s => new { s.Id, s.Browser, s.SignedInAt, s.ExpiresAt }).ToListAsync(ct);
        return TypedResults.Ok(sessions.Select(s => new OwnSession(s.Id, s.Browser, s.SignedInAt, s.ExpiresAt, s.Id.ToString() == current)).ToList());
    }

    static async Task<Results<NoContent, NotFound>> EndOwnSession(Guid id, ClaimsPrincipal principal, GatewayDbContext db, SignInRecord record, CancellationToken ct)
    {
        var user = principal.UserId();
        if (await db.Sessions.Where(s => s.Id == id && s.UserId == user).ExecuteDeleteAsync(ct) == 0)
        {
            return TypedResults.NotFound();
        }

        await record.AddAsync(AuditEvent.SessionEnded, principal);
        return TypedResults.NoContent();
    }
}
