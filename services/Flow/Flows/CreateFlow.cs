using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Bridge.Flow.Engine.Definition;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Flows;

/// <param name="Id">For ever: other flows, products and jobs name it.</param>
/// <param name="CopyOf">The flow whose draft it begins with; null: an empty one.</param>
public sealed record CreateFlowRequest(
    [property: Required, RegularExpression("[a-z0-9][a-z0-9_-]{0,99}", ErrorMessage = "Small letters, digits, - and _; at most 100.")] string Id,
    [property: Required, MaxLength(100)] string Name,
    string? CopyOf);

static class CreateFlow
{
    public static void Map(RouteGroupBuilder flows) => flows.MapPost("/", Handle).WithName(nameof(CreateFlow));

    static async Task<Results<Created<SavedDraft>, ProblemHttpResult, ValidationProblem>> Handle(
        CreateFlowRequest request, FlowDbContext db, ClaimsPrincipal user, TimeProvider clock, CancellationToken ct)
    {
        var definition = Empty();
        if (request.CopyOf is { } original)
        {
            var draft = await db.Flows.AsNoTracking().Where(f => f.Id == original).Select(f => f.Draft).SingleOrDefaultAsync(ct);
            if (draft is null || DraftJson.Read(draft) is not { } copied)
            {
                return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["copyOf"] = ["There is no such flow, or its draft cannot be read."] });
            }

            definition = copied;
        }

        definition["id"] = request.Id;
        definition["name"] = new JsonObject { ["en"] = request.Name };
        db.Flows.Add(new FlowDefinition
        {
            Id = request.Id,
            Draft = DraftJson.Print(definition),
            Edited = true,
            ChangedAt = clock.GetUtcNow(),
            ChangedBy = user.UserId(),
        });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation })
        {
            return TypedResults.Problem($"There is a flow \"{request.Id}\" already.", statusCode: StatusCodes.Status409Conflict, title: "The id is taken");
        }

        return TypedResults.Created($"/flows/{request.Id}", new SavedDraft(1));
    }

    static JsonObject Empty() => new()
    {
        ["spec_version"] = FlowMigrations.Newest,
        ["id"] = "",
        ["name"] = "",
        ["audience"] = "all",
        ["entry"] = "start",
        ["steps"] = new JsonArray(new JsonObject { ["id"] = "start", ["type"] = "message", ["text"] = new JsonObject { ["en"] = "Hello." } }),
    };
}
