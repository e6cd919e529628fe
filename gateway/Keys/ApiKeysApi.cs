using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Bridge.Gateway.Audit;
using Bridge.Gateway.Users;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway.Keys;

/// <param name="Roles">It may what these may; never Owner.</param>
/// <param name="Areas">Parts of the API: messaging, flow, catalog, hr, erp, gateway.</param>
public sealed record NewApiKeyRequest(
    [Required, MaxLength(100)] string Name, [Required, MinLength(1)] IReadOnlyList<string> Roles, [Required, MinLength(1)] IReadOnlyList<string> Areas, bool ReadOnly, [Range(1, 3650)] int? DaysValid);

/// <param name="Hint">Its last characters.</param>
public sealed record ApiKeyRow(
    Guid Id, string Name, string Hint, IReadOnlyList<string> Roles, IReadOnlyList<string> Areas, bool ReadOnly, Guid MadeBy, DateTimeOffset MadeAt, DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);

/// <param name="Secret">Shown once: only its hash is kept.</param>
public sealed record MadeApiKey(ApiKeyRow Row, string Secret);

/// <summary>Keys for programs, made and revoked by people.</summary>
static class ApiKeysApi
{
    public static void MapApiKeys(this WebApplication app)
    {
        var keys = app.MapGroup("/api/keys").RequireAuthorization(Policies.Admin).WithTags("Keys");
        keys.MapGet("/", GetApiKeys).WithName(nameof(GetApiKeys));
        keys.MapPost("/", MakeApiKey).WithName(nameof(MakeApiKey)).WithMetadata(NeedsRecentProof.Marked);
        keys.MapDelete("/{id:guid}", RevokeApiKey).WithName(nameof(RevokeApiKey));
    }

    /// <summary>Revoked ones too, newest first: what a program did stands under its key.</summary>
    static async Task<Ok<List<ApiKeyRow>>> GetApiKeys(GatewayDbContext db, CancellationToken ct) =>
        TypedResults.Ok((await db.Keys.AsNoTracking().OrderByDescending(k => k.Id).ToListAsync(ct)).ConvertAll(Row));

    static async Task<Results<Created<MadeApiKey>, ValidationProblem>> MakeApiKey(
        NewApiKeyRequest request, GatewayDbContext db, TimeProvider clock, ClaimsPrincipal admin, HttpContext http, CancellationToken ct)
    {
        var problems = new Dictionary<string, string[]>();
        if (request.Roles.Except(Roles.All).Append(request.Roles.FirstOrDefault(r => r == Roles.Owner)).OfType<string>().ToList() is { Count: > 0 } roles)
        {
            problems["roles"] = [$"No key can have: {string.Join(", ", roles)}. Use {string.Join(", ", Roles.All.Except([Roles.Owner]))}."];
        }

        if (request.Areas.Except(ApiKeyScope.Areas).ToList() is { Count: > 0 } areas)
        {
            problems["areas"] = [$"There is no such part of the API: {string.Join(", ", areas)}. Use {string.Join(", ", ApiKeyScope.Areas)}."];
        }

        if (problems.Count > 0)
        {
            return TypedResults.ValidationProblem(problems);
        }

        var (secret, now) = (ApiKeyAuthentication.New(), clock.GetUtcNow());
        var key = new ApiKey
        {
            Id = Guid.CreateVersion7(),
            Name = request.Name,
            Hash = ApiKeyAuthentication.HashOf(secret),
            Hint = secret[^4..],
            Roles = [.. request.Roles.Distinct()],
            Areas = [.. request.Areas.Distinct()],
            ReadOnly = request.ReadOnly,
            MadeBy = admin.UserId(),
            MadeAt = now,
            ExpiresAt = request.DaysValid is { } days ? now.AddDays(days) : null,
        };
        db.Keys.Add(key);
        await db.SaveChangesAsync(ct);
        http.Audit(before: null, after: Row(key));
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created($"/api/keys/{key.Id}", new MadeApiKey(Row(key), secret));
    }

    static async Task<Results<NoContent, NotFound>> RevokeApiKey(Guid id, GatewayDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await db.Keys.SingleOrDefaultAsync(k => k.Id == id, ct) is not { } key)
        {
            return TypedResults.NotFound();
        }

        var before = Row(key);
        key.RevokedAt ??= clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
        http.Audit(before, Row(key));
        return TypedResults.NoContent();
    }

    static ApiKeyRow Row(ApiKey k) => new(k.Id, k.Name, k.Hint, k.Roles, k.Areas, k.ReadOnly, k.MadeBy, k.MadeAt, k.ExpiresAt, k.LastUsedAt, k.RevokedAt);
}
