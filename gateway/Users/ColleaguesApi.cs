using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway.Users;

/// <param name="Disabled">May not sign in any more: what he did keeps his name, and nothing new is given to him.</param>
public sealed record Colleague(Guid Id, string Name, bool Disabled);

/// <summary>Who works here, by name alone, for everybody who reads who answered a chat or gives one to somebody. What else is known of them is for those who look after them.</summary>
static class ColleaguesApi
{
    public static void Map(WebApplication app) =>
        app.MapGroup("/api/users/names").RequireAuthorization(Policies.Viewer).WithTags("Users").MapGet("/", GetColleagues).WithName(nameof(GetColleagues));

    static async Task<Ok<List<Colleague>>> GetColleagues(GatewayDbContext db, CancellationToken ct) =>
        TypedResults.Ok(await db.Users.AsNoTracking().OrderBy(u => u.DisplayName).Select(u => new Colleague(u.Id, u.DisplayName, u.Disabled)).ToListAsync(ct));
}
