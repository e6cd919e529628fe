using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Gateway.Keys;

/// <summary><c>Authorization: Bearer bridge_…</c>. Whatever else stands there is nobody's, and the cookie decides.</summary>
sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, GatewayDbContext db, IConfiguration configuration, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "api-key";

    /// <summary>Names the claim that holds an area; only keys have it.</summary>
    public const string AreaClaim = "area";

    public const string ReadOnlyClaim = "read_only";

    /// <summary>By it a scan of a repository finds a key that somebody has committed.</summary>
    const string Prefix = "bridge_";

    const string Bearer = "Bearer ";

    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static bool IsMeant(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith(Bearer + Prefix, StringComparison.Ordinal);

    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var hash = HashOf(Request.Headers.Authorization.ToString()[Bearer.Length..]);
        if (IsOperators(hash))
        {
            return Success(Guid.Empty, "operator", [Roles.Admin], ApiKeyScope.Areas, readOnly: false);
        }

        var now = clock.GetUtcNow();
        if (await db.Keys.AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash, Context.RequestAborted) is not { RevokedAt: null } key || key.ExpiresAt <= now)
        {
            return AuthenticateResult.Fail("This key is not known here, was revoked or has expired.");
        }

        var before = now - Minute;
        await db.Keys.Where(k => k.Id == key.Id && (k.LastUsedAt == null || k.LastUsedAt < before))
            .ExecuteUpdateAsync(k => k.SetProperty(x => x.LastUsedAt, now), Context.RequestAborted);
        return Success(key.Id, key.Name, key.Roles, key.Areas, key.ReadOnly);
    }

    /// <summary>Whoever runs the machine has the key of its secrets folder: ./bridge and the Aspire dashboard ask with it.</summary>
    bool IsOperators(byte[] hash) =>
        configuration["Operator:Key"] is { Length: > 0 } key && CryptographicOperations.FixedTimeEquals(hash, HashOf(key));

    static AuthenticateResult Success(Guid id, string name, IEnumerable<string> roles, IEnumerable<string> areas, bool readOnly)
    {
        var identity = new ClaimsIdentity(SchemeName, "display_name", "role");
        identity.AddClaim(new Claim("sub", id.ToString()));
        identity.AddClaim(new Claim("kind", "user"));
        identity.AddClaim(new Claim("display_name", $"key: {name}"));
        identity.AddClaims(roles.Select(role => new Claim("role", role)));
        identity.AddClaims(areas.Select(area => new Claim(AreaClaim, area)));
        if (readOnly)
        {
            identity.AddClaim(new Claim(ReadOnlyClaim, "true"));
        }

        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }
}
