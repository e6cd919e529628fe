using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Bridge.Flow.Simulations;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Flows;

/// <param name="Revision">Of the draft that the author has seen.</param>
public sealed record PublishFlowRequest([property: Range(1, long.MaxValue)] long Revision, [property: MaxLength(500)] string? Note)
{
    public LiveChats LiveChats { get; init; }

    /// <summary>Why it is published though a test is red; kept with the version.</summary>
    [MaxLength(500)]
    public string? Override { get; init; }
}

/// <param name="Version">Null: nothing was published.</param>
public sealed record PublishedFlow(long? Version, IReadOnlyList<FlowProblem> Problems)
{
    /// <summary>Tests that are red on this draft: they stand in the way, unless a reason is given.</summary>
    public IReadOnlyList<FlowTestResult> RedTests { get; init; } = [];

    /// <summary>What became of the chats that stood in it.</summary>
    public LiveChatsResult? LiveChats { get; init; }
}

/// <summary>New sessions run it; those that are under way stay in the bundle they began in, unless the author wants otherwise.</summary>
static class PublishFlow
{
    public static void Map(RouteGroupBuilder flows) => flows.MapPost("/{id}/publish", Handle).WithName(nameof(PublishFlow));

    static async Task<Results<Ok<PublishedFlow>, UnprocessableEntity<PublishedFlow>, NotFound, ProblemHttpResult, ValidationProblem>> Handle(
        string id, PublishFlowRequest request, FlowDbContext db, FlowCheck check, FlowTests tests, LiveSessions live, ClaimsPrincipal user, TimeProvider clock,
        CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await Publication.LockAsync(db, ct);
        if (await db.Flows.SingleOrDefaultAsync(f => f.Id == id, ct) is not { } flow)
        {
            return TypedResults.NotFound();
        }

        if (flow.Revision != request.Revision)
        {
            return SaveDraft.Conflict(flow);
        }

        var problems = await check.CheckAsync(id, flow.Draft, ct);
        if (problems.Any(p => p.Blocks))
        {
            return TypedResults.UnprocessableEntity(new PublishedFlow(null, problems));
        }

        var red = (await tests.RunAsync(id, flow.Draft, ct)).Where(t => !t.Passed).ToList();
        if (red.Count > 0 && string.IsNullOrWhiteSpace(request.Override))
        {
            return TypedResults.UnprocessableEntity(new PublishedFlow(null, problems) { RedTests = red });
        }

        var now = clock.GetUtcNow();
        var version = await Publication.PublishAsync(db, flow, new NewVersion(flow.Draft, now) { By = user.UserId(), Note = request.Note, Override = red.Count > 0 ? request.Override : null }, ct);
        await Publication.BundleAsync(db, now, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new PublishedFlow(version, problems) { RedTests = red, LiveChats = await live.FollowAsync(id, request.LiveChats, ct) });
    }
}
