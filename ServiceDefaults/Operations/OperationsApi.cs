using System.ComponentModel.DataAnnotations;
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
        operations.MapGet("/backlog", (DeadLetters letters, CancellationToken ct) => letters.BacklogAsync(ct)).WithName("GetBacklog");
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

    static async Task<Ok<DeadLetterPage>> List(DeadLetters letters, DateTimeOffset? before, CancellationToken ct, [Range(1, 200)] int limit = 50)
    {
        var items = await letters.ListAsync(before, limit, ct);
        return TypedResults.Ok(new DeadLetterPage(items, items.Count == limit ? items[^1].DiedAt : null));
    }

    static async Task<Results<Ok<DeadLetterDetail>, NotFound>> Get(DeadLetterKind kind, string id, DeadLetters letters, CancellationToken ct) =>
        await letters.FindAsync(kind, id, ct) is { } letter ? TypedResults.Ok(letter) : TypedResults.NotFound();

    static async Task<Results<NoContent, NotFound>> Replay(DeadLetterKind kind, string id, DeadLetters letters, CancellationToken ct) =>
        await letters.ReplayAsync(kind, id, ct) ? TypedResults.NoContent() : TypedResults.NotFound();

    /// <summary>All there are, oldest last; what dies again stands in the list again.</summary>
    static async Task<Ok<ReplayResponse>> ReplayAll(DeadLetters letters, CancellationToken ct)
    {
        var replayed = 0;
        foreach (var letter in await letters.ListAsync(null, LargestReplay, ct))
        {
            replayed += await letters.ReplayAsync(letter.Kind, letter.Id, ct) ? 1 : 0;
        }

        return TypedResults.Ok(new ReplayResponse(replayed));
    }

    static async Task<Results<NoContent, NotFound>> Discard(DeadLetterKind kind, string id, DeadLetters letters, CancellationToken ct) =>
        await letters.DiscardAsync(kind, id, ct) ? TypedResults.NoContent() : TypedResults.NotFound();
}
