using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Flows;

/// <param name="Version">What new sessions should run again.</param>
public sealed record RollBackFlowRequest([property: Range(1, long.MaxValue)] long Version, [property: MaxLength(500)] string? Note)
{
    public LiveChats LiveChats { get; init; }
}

/// <summary>Publishes an older version once more, as a new one. The draft stays: what is being worked on is nobody's loss.</summary>
static class RollBackFlow
{
    public static void Map(RouteGroupBuilder flows) => flows.MapPost("/{id}/roll-back", Handle).WithName(nameof(RollBackFlow));

    static async Task<Results<Ok<PublishedFlow>, UnprocessableEntity<PublishedFlow>, NotFound, ValidationProblem>> Handle(
        string id, RollBackFlowRequest request, FlowDbContext db, FlowCheck check, LiveSessions live, ClaimsPrincipal user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await Publication.LockAsync(db, ct);
        var flow = await db.Flows.SingleOrDefaultAsync(f => f.Id == id, ct);
        var version = await db.FlowVersions.AsNoTracking().SingleOrDefaultAsync(v => v.FlowId == id && v.Number == request.Version, ct);
        if (flow is null || version is null)
        {
            return TypedResults.NotFound();
        }

        // The other flows may have moved on since: what it calls must still be there.
        var problems = await check.CheckAsync(id, version.Definition, ct);
        if (problems.Any(p => p.Blocks))
        {
            return TypedResults.UnprocessableEntity(new PublishedFlow(null, problems));
        }

        var now = clock.GetUtcNow();
        var number = await Publication.PublishAsync(db, flow, new NewVersion(version.Definition, now)
        {
            By = user.UserId(),
            Note = request.Note,
            RolledBackTo = version.Number,
        }, ct);
        await Publication.BundleAsync(db, now, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new PublishedFlow(number, problems) { LiveChats = await live.FollowAsync(id, request.LiveChats, ct) });
    }
}
