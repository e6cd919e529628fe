using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Bridge.ServiceDefaults;

/// <param name="Next">Give it as <c>before</c> for the next page; null at the end.</param>
public sealed record DeadLetterPage(IReadOnlyList<DeadLetter> Items, DateTimeOffset? Next);

/// <param name="Replayed">How many went once more to where they were going.</param>
public sealed record ReplayResponse(int Replayed);

/// <summary>What every service lets an admin see and mend: messages that died, and how far behind it is.</summary>
static class OperationsApi
{
    const int LargestReplay = 1000;

    public static void MapOperations(this WebApplication app, string path)
    {
        var operations = app.MapGroup(path).RequireAuthorization(Policies.Admin).WithTags("Operations");
        operations.MapGet("/backlog", Backlog).WithName("GetBacklog");
        operations.MapRetention();
        operations.MapPost("/secrets/reseal", (Resealing secrets, CancellationToken ct) => secrets.RunAsync(ct)).WithName("ResealSecrets");
        operations.MapPost("/reconcile", Reconcile).WithName("Reconcile");
        var dead = operations.MapGroup("/dead-letters");
        dead.MapGet("/", List).WithName("GetDeadLetters");
        dead.MapGet("/{kind}/{id}", Get).WithName("GetDeadLetter");
        dead.MapPost("/{kind}/{id}/replay", Replay).WithName("ReplayDeadLetter");
        dead.MapPost("/replay", ReplayAll).WithName("ReplayDeadLetters");
        dead.MapDelete("/{kind}/{id}", Discard).WithName("DiscardDeadLetter");
    }

    static async Task<Ok<List<Reconciled>>> Reconcile(IEnumerable<IReconciliation> reconciliations, CancellationToken ct)
    {
        var found = new List<Reconciled>();
        foreach (var reconciliation in reconciliations)
        {
            found.AddRange(await reconciliation.RunAsync(ct));
        }

        return TypedResults.Ok(found);
    }

    static async Task<Ok<ServiceBacklog>> Backlog(DeadLetters letters, IEnumerable<IFailures> failures, CancellationToken ct)
    {
        var failed = 0L;
        foreach (var source in failures)
        {
            failed += await source.CountAsync(ct);
        }

        return TypedResults.Ok(await letters.BacklogAsync(ct) with { Failed = failed });
    }

    static async Task<Ok<DeadLetterPage>> List(DeadLetters letters, IEnumerable<IFailures> failures, DateTimeOffset? before, CancellationToken ct, [Range(1, 200)] int limit = 50)
    {
        var items = await ListAsync(letters, failures, before, limit, ct);
        return TypedResults.Ok(new DeadLetterPage(items, items.Count == limit ? items[^1].DiedAt : null));
    }

    static async Task<IReadOnlyList<DeadLetter>> ListAsync(DeadLetters letters, IEnumerable<IFailures> failures, DateTimeOffset? before, int limit, CancellationToken ct)
    {
        var all = new List<DeadLetter>(await letters.ListAsync(before, limit, ct));
        foreach (var source in failures)
        {
            all.AddRange(await source.ListAsync(before ?? DateTimeOffset.MaxValue, limit, ct));
        }

        return [.. all.OrderByDescending(letter => letter.DiedAt).Take(limit)];
    }

    static async Task<Results<Ok<DeadLetterDetail>, NotFound>> Get(DeadLetterKind kind, string id, DeadLetters letters, IEnumerable<IFailures> failures, CancellationToken ct) =>
        await (IsMessage(kind) ? letters.FindAsync(kind, id, ct) : FindAsync(failures, kind, id, ct)) is { } letter ? TypedResults.Ok(letter) : TypedResults.NotFound();

    static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Replay(
        DeadLetterKind kind, string id, DeadLetters letters, IEnumerable<IFailures> failures, ClaimsPrincipal user, CancellationToken ct) =>
        IsMessage(kind) ? Answer(await letters.ReplayAsync(kind, id, ct) ? Acted.Done : Acted.Gone)
        : Of(failures, kind) is { } source ? Answer(await source.ReplayAsync(id, user.UserId(), ct))
        : TypedResults.NotFound();

    /// <summary>All that may be, oldest last; what dies again stands in the list again.</summary>
    static async Task<Ok<ReplayResponse>> ReplayAll(DeadLetters letters, IEnumerable<IFailures> failures, ClaimsPrincipal user, CancellationToken ct)
    {
        var replayed = 0;
        var sources = failures.ToList();
        foreach (var letter in (await ListAsync(letters, sources, null, LargestReplay, ct)).Where(letter => letter.MayReplay))
        {
            var went = IsMessage(letter.Kind) ? await letters.ReplayAsync(letter.Kind, letter.Id, ct) : (await Of(sources, letter.Kind)!.ReplayAsync(letter.Id, user.UserId(), ct)).IsDone;
            replayed += went ? 1 : 0;
        }

        return TypedResults.Ok(new ReplayResponse(replayed));
    }

    static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Discard(
        DeadLetterKind kind, string id, DeadLetters letters, IEnumerable<IFailures> failures, CancellationToken ct) =>
        IsMessage(kind) ? Answer(await letters.DiscardAsync(kind, id, ct) ? Acted.Done : Acted.Gone)
        : Of(failures, kind) is { } source ? Answer(await source.DiscardAsync(id, ct))
        : TypedResults.NotFound();

    /// <summary>Between services, and in every service's own tables; the rest is what a service has to do with the world.</summary>
    static bool IsMessage(DeadLetterKind kind) => kind is DeadLetterKind.Received or DeadLetterKind.Sent;

    static IFailures? Of(IEnumerable<IFailures> failures, DeadLetterKind kind) => failures.FirstOrDefault(source => source.Kind == kind);

    static Task<DeadLetterDetail?> FindAsync(IEnumerable<IFailures> failures, DeadLetterKind kind, string id, CancellationToken ct) =>
        Of(failures, kind)?.FindAsync(id, ct) ?? Task.FromResult<DeadLetterDetail?>(null);

    static Results<NoContent, NotFound, ProblemHttpResult> Answer(Acted acted) =>
        acted.IsDone ? TypedResults.NoContent()
        : acted.WhyNot is { } why ? TypedResults.Problem(why, statusCode: StatusCodes.Status409Conflict)
        : TypedResults.NotFound();
}
