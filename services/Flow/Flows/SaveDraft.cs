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
    public static void Map(RouteGroupBuilder flows) => flows.MapPut("/{id}/draft", Handle).WithName(nameof(SaveDraft));

    static async Task<Results<Ok<SavedDraft>, NotFound, ProblemHttpResult, ValidationProblem>> Handle(
        string id, SaveDraftRequest request, FlowDbContext db, ClaimsPrincipal user, TimeProvider clock, CancellationToken ct)
    {
        if (request.Definition.ValueKind != JsonValueKind.Object || request.Definition.GetRawText() is not { Length: <= FlowDefinition.LongestDraft } draft)
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

        var (me, now) = (user.UserId(), clock.GetUtcNow());
        if (flow.Revision == request.Revision)
        {
            // Who was refused because of this draft and now writes over it: the other one is kept in its turn.
            if (await db.KeptDrafts.AnyAsync(d => d.FlowId == id && d.SavedBy == me && d.Revision < flow.Revision && d.SavedAt >= flow.ChangedAt, ct))
            {
                db.KeptDrafts.Add(KeptDraft.Of(id, flow.Revision, flow.Draft, flow.ChangedBy ?? me, flow.ChangedAt));
            }

            flow.Edit(draft, me, now);
            try
            {
                await db.SaveChangesAsync(ct);
                return TypedResults.Ok(new SavedDraft(flow.Revision));
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody else was quicker by a moment: told below, as if it were an hour.
                db.ChangeTracker.Clear();
            }
        }

        var kept = KeptDraft.Of(id, request.Revision, draft, me, now);
        db.KeptDrafts.Add(kept);
        await db.SaveChangesAsync(ct);
        return Conflict(await db.Flows.AsNoTracking().SingleAsync(f => f.Id == id, ct), kept.Id);
    }

    /// <param name="kept">Where the refused draft is kept: nobody's work is lost.</param>
    internal static ProblemHttpResult Conflict(FlowDefinition flow, Guid? kept = null) => TypedResults.Problem(
        "Somebody else has saved this flow since you opened it.", statusCode: StatusCodes.Status409Conflict, title: "The draft has changed",
        extensions: new Dictionary<string, object?>
        {
            ["revision"] = flow.Revision,
            ["changedBy"] = flow.ChangedBy,
            ["changedAt"] = flow.ChangedAt,
            ["kept"] = kept,
        });
}
