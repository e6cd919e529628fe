using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Flows;

public sealed record KeptDraftSummary(Guid Id, long Revision, Guid SavedBy, DateTimeOffset SavedAt);

public sealed record KeptDraftDetail(Guid Id, long Revision, Guid SavedBy, DateTimeOffset SavedAt, JsonElement Definition);

/// <summary>The drafts that lost to somebody else's, newest first.</summary>
static class ListKeptDrafts
{
    const int Shown = 50;

    public static void Map(RouteGroupBuilder flows)
    {
        flows.MapGet("/{id}/kept", Handle).WithName(nameof(ListKeptDrafts));
        flows.MapGet("/{id}/kept/{kept:guid}", Get).WithName("GetKeptDraft");
        flows.MapDelete("/{id}/kept/{kept:guid}", Delete).WithName("DeleteKeptDraft");
    }

    static async Task<Ok<List<KeptDraftSummary>>> Handle(string id, FlowDbContext db, CancellationToken ct) =>
        TypedResults.Ok(await db.KeptDrafts.AsNoTracking().Where(d => d.FlowId == id).OrderByDescending(d => d.SavedAt).Take(Shown)
            .Select(d => new KeptDraftSummary(d.Id, d.Revision, d.SavedBy, d.SavedAt)).ToListAsync(ct));

    static async Task<Results<Ok<KeptDraftDetail>, NotFound>> Get(string id, Guid kept, FlowDbContext db, CancellationToken ct) =>
        await db.KeptDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.FlowId == id && d.Id == kept, ct) is { } draft
            ? TypedResults.Ok(new KeptDraftDetail(draft.Id, draft.Revision, draft.SavedBy, draft.SavedAt, JsonElement.Parse(draft.Draft)))
            : TypedResults.NotFound();

    static async Task<NoContent> Delete(string id, Guid kept, FlowDbContext db, CancellationToken ct)
    {
        await db.KeptDrafts.Where(d => d.FlowId == id && d.Id == kept).ExecuteDeleteAsync(ct);
        return TypedResults.NoContent();
    }
}
