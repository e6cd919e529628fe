using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

public sealed record LabelsRequest([property: Required, MaxLength(20)] IReadOnlyList<string> Labels);

public sealed record LabelList(IReadOnlyList<LabelCount> Items);

public sealed record LabelCount(string Name, int Count);

/// <summary>Words by which people sort their customers; a label exists as long as somebody bears it.</summary>
static class Labels
{
    const int Longest = 40;

    public static void Map(RouteGroupBuilder conversations) =>
        conversations.MapPut("/{id:guid}/labels", Set).RequireAuthorization(Policies.Agent).WithName("SetLabels");

    public static void MapList(IEndpointRouteBuilder app) =>
        app.MapGet("/labels", List).RequireAuthorization(Policies.Viewer).WithTags("Conversations").WithName("ListLabels");

    static async Task<Results<NoContent, NotFound, ValidationProblem>> Set(
        Guid id, LabelsRequest request, ClaimsPrincipal user, MessagingDbContext db, CancellationToken ct)
    {
        string[] labels = [.. request.Labels.Select(l => l.Trim()).Where(l => l.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
        if (labels.Any(l => l.Length > Longest))
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["labels"] = [$"A label has at most {Longest} characters."] });
        }

        return (await db.ChangeAsync(id, user, conversation => conversation.Labels = labels, ct)).Result is NotFound missing ? missing : TypedResults.NoContent();
    }

    static async Task<Ok<LabelList>> List(MessagingDbContext db, CancellationToken ct) => TypedResults.Ok(new LabelList(
        await db.Database.SqlQuery<LabelCount>(
            $"SELECT name, count(*)::int AS count FROM conversation c, unnest(c.labels) AS name WHERE c.labels <> ARRAY[]::text[] GROUP BY name ORDER BY name LIMIT 500").ToListAsync(ct)));
}
