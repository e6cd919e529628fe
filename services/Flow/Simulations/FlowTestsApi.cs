using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text.Json;
using Bridge.Flow.Flows;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Simulations;

/// <param name="Inputs">From the beginning of the chat.</param>
public sealed record SaveFlowTestRequest(
    [property: Required, MaxLength(200)] string Name, [property: Required, MinLength(1), MaxLength(200)] IReadOnlyList<SimulatedInput> Inputs)
{
    /// <summary>The draft as the author has it before him; null: as it was saved.</summary>
    public JsonElement? Definition { get; init; }

    public SimulatedWorld World { get; init; } = new();
    public bool CompareWords { get; init; }
}

public sealed record RunFlowTestsRequest(JsonElement? Definition);

public sealed record FlowTestDetail(Guid Id, string FlowId, string Name, DateTimeOffset SavedAt, Guid SavedBy)
{
    public required IReadOnlyList<SimulatedInput> Inputs { get; init; }
    public required SimulatedWorld World { get; init; }
    public required bool CompareWords { get; init; }

    /// <summary>For each input.</summary>
    public required IReadOnlyList<FlowTestTurn> Expected { get; init; }
}

/// <param name="Results">Red first.</param>
public sealed record FlowTestsRun(int Passed, int Failed, IReadOnlyList<FlowTestResult> Results);

/// <summary>Chats saved as tests: listed, run on a draft, taken as they come now, thrown away.</summary>
static class FlowTestsApi
{
    public static void Map(RouteGroupBuilder flows)
    {
        flows.MapGet("/{id}/tests", List).WithName("ListFlowTests");
        flows.MapPost("/{id}/tests/run", Run).WithName("RunFlowTests");
    }

    public static void MapAuthors(RouteGroupBuilder authors)
    {
        authors.MapPost("/{id}/tests", Save).WithName("SaveFlowTest");
        authors.MapPost("/{id}/tests/{test:guid}/accept", Accept).WithName("AcceptFlowTest");
        authors.MapDelete("/{id}/tests/{test:guid}", Delete).WithName("DeleteFlowTest");
    }

    static async Task<Ok<List<FlowTestDetail>>> List(string id, FlowDbContext db, CancellationToken ct) =>
        TypedResults.Ok((await db.FlowTests.AsNoTracking().Where(t => t.FlowId == id).OrderBy(t => t.Name).ToListAsync(ct)).ConvertAll(Detail));

    static async Task<Results<Ok<FlowTestDetail>, NotFound, ValidationProblem>> Save(
        string id, SaveFlowTestRequest request, FlowDbContext db, FlowTests tests, ClaimsPrincipal user, TimeProvider clock, CancellationToken ct)
    {
        if (await SimulateFlow.DraftAsync(db, id, request.Definition, ct) is not { } draft)
        {
            return TypedResults.NotFound();
        }

        if (SimulateFlow.Wrong(request.Inputs) is { } wrong)
        {
            return TypedResults.ValidationProblem(wrong);
        }

        if (DraftJson.Read(draft) is null)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["definition"] = ["A JSON object."] });
        }

        var now = clock.GetUtcNow();
        var test = new FlowTest
        {
            Id = Guid.CreateVersion7(now),
            FlowId = id,
            Name = request.Name,
            SavedAt = now,
            SavedBy = user.UserId(),
            Body = await tests.RecordAsync(id, draft, request.Inputs, request.World, request.CompareWords, now, ct),
        };
        db.FlowTests.Add(test);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(Detail(test));
    }

    static async Task<Results<Ok<FlowTestsRun>, NotFound>> Run(string id, RunFlowTestsRequest request, FlowDbContext db, FlowTests tests, CancellationToken ct)
    {
        if (await SimulateFlow.DraftAsync(db, id, request.Definition, ct) is not { } draft || DraftJson.Read(draft) is null)
        {
            return TypedResults.NotFound();
        }

        var results = await tests.RunAsync(id, draft, ct);
        return TypedResults.Ok(new FlowTestsRun(results.Count(r => r.Passed), results.Count(r => !r.Passed), [.. results.OrderBy(r => r.Passed)]));
    }

    /// <summary>What comes of it now is what should: the same chat is recorded anew.</summary>
    static async Task<Results<Ok<FlowTestDetail>, NotFound>> Accept(
        string id, Guid test, RunFlowTestsRequest request, FlowDbContext db, FlowTests tests, ClaimsPrincipal user, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FlowTests.SingleOrDefaultAsync(t => t.FlowId == id && t.Id == test, ct) is not { } saved
            || await SimulateFlow.DraftAsync(db, id, request.Definition, ct) is not { } draft || DraftJson.Read(draft) is null)
        {
            return TypedResults.NotFound();
        }

        var (now, body) = (clock.GetUtcNow(), saved.Body);
        saved.Body = await tests.RecordAsync(id, draft, body.Inputs, body.World, body.CompareWords, now, ct);
        (saved.SavedAt, saved.SavedBy) = (now, user.UserId());
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(Detail(saved));
    }

    static async Task<NoContent> Delete(string id, Guid test, FlowDbContext db, CancellationToken ct)
    {
        await db.FlowTests.Where(t => t.FlowId == id && t.Id == test).ExecuteDeleteAsync(ct);
        return TypedResults.NoContent();
    }

    static FlowTestDetail Detail(FlowTest test) => new(test.Id, test.FlowId, test.Name, test.SavedAt, test.SavedBy)
    {
        Inputs = test.Body.Inputs,
        World = test.Body.World,
        CompareWords = test.Body.CompareWords,
        Expected = test.Body.Expected,
    };
}
