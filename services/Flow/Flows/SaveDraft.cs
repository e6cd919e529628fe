using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text.Json;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Flows;

/// <param name="Revision">Of the draft that was edited.</param>
public sealed record SaveDraftRequest([property: Range(1, long.MaxValue)] long Revision, JsonElement Definition);

public sealed record SavedDraft(long Revision);

/// <summary>Keeps what the author has, right or wrong: checks come with publishing.</summary>
static class SaveDraft
{
    /// <summary>A flow of 500 steps in four languages is a quarter of it.</summary>
    const int MaxLength = 2 * 1024 * 1024;

    public static void Map(RouteGroupBuilder flows) => flows.MapPut("/{id}/draft", Handle).WithName(nameof(SaveDraft));

    static async Task<Results<Ok<SavedDraft>, NotFound, ProblemHttpResult, ValidationProblem>> Handle(
        string id, SaveDraftRequest request, FlowDbContext db, ClaimsPrincipal user, TimeProvider clock, CancellationToken ct)
    {
        if (request.Definition.ValueKind != JsonValueKind.Object || request.Definition.GetRawText() is not { Length: <= MaxLength } draft)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["definition"] = ["A JSON object of at most 2 MiB."] });
        }

        if (!request.Definition.TryGetProperty("id", out var named) || named.ValueKind != JsonValueKind.String || named.GetString() != id)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["definition.id"] = [$"Must be \"{id}\": the id of a flow never changes."] });
        }

        if (await db.Flows.SingleOrDefaultAsync(f => f.Id == id, ct) is not { } flow)
        {
            return TypedResults.NotFound();
        }

        if (flow.Revision != request.Revision)
        {
            return Conflict();
        }

        (flow.Draft, flow.Edited, flow.ChangedAt, flow.ChangedBy) = (draft, true, clock.GetUtcNow(), user.UserId());
        flow.Revision++;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Conflict();
        }

        return TypedResults.Ok(new SavedDraft(flow.Revision));
    }

    internal static ProblemHttpResult Conflict() =>
        TypedResults.Problem("Somebody else has saved this flow since you opened it.", statusCode: StatusCodes.Status409Conflict, title: "The draft has changed");
}
