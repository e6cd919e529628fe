using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Flows;

public sealed record CheckFlowRequest
{
    /// <summary>The draft as the author has it before him; null: as it was saved.</summary>
    public JsonElement? Definition { get; init; }
}

public sealed record CheckedFlow(IReadOnlyList<FlowProblem> Problems);

static class CheckFlow
{
    public static void Map(RouteGroupBuilder flows) => flows.MapPost("/{id}/check", Handle).WithName(nameof(CheckFlow));

    static async Task<Results<Ok<CheckedFlow>, NotFound>> Handle(string id, CheckFlowRequest request, FlowDbContext db, FlowCheck check, CancellationToken ct)
    {
        var draft = request.Definition is { ValueKind: not JsonValueKind.Undefined } given
            ? given.GetRawText()
            : await db.Flows.Where(f => f.Id == id).Select(f => f.Draft).SingleOrDefaultAsync(ct);
        return draft is null ? TypedResults.NotFound() : TypedResults.Ok(new CheckedFlow(await check.CheckAsync(id, draft, ct)));
    }
}
