using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Bridge.ServiceDefaults;

/// <summary>
/// Whose tokens this service takes: <c>ServiceIdentity:Trusted:{issuer}</c> is the internal address where that issuer's public key is.
/// Keys are fetched when first met; an unknown key id is asked for again at most every few seconds, so that nobody can make it ask for ever.
/// </summary>
public sealed class TrustedIssuers(IConfiguration configuration, IHttpClientFactory http, TimeProvider clock)
{
    public const string KeysPath = "/.well-known/bridge-keys";
    internal const string Client = "bridge-keys";
    static readonly TimeSpan Again = TimeSpan.FromSeconds(5);
    readonly ConcurrentDictionary<string, (IList<JsonWebKey> Keys, DateTimeOffset At)> _known = new();

    /// <summary>The keys fetched so far; <see cref="LearnAsync"/> comes first.</summary>
    internal IEnumerable<SecurityKey> Keys(string issuer, string? keyId) =>
        _known.TryGetValue(issuer, out var known) ? known.Keys.Where(k => k.Kid == keyId) : [];

    internal async Task LearnAsync(string issuer, string keyId, CancellationToken ct)
    {
        var address = configuration[$"ServiceIdentity:Trusted:{issuer}"];
        var now = clock.GetUtcNow();
        if (address is null || Keys(issuer, keyId).Any() || (_known.TryGetValue(issuer, out var known) && known.At + Again > now))
        {
            return;
        }

        var client = http.CreateClient(Client);
        var set = new JsonWebKeySet(await client.GetStringAsync(new Uri(new Uri(address), KeysPath), ct));
        _known[issuer] = (set.Keys, now);
    }
}

static class ServiceIdentity
{
    /// <summary>Clocks of one installation differ by less.</summary>
    static readonly TimeSpan Skew = TimeSpan.FromSeconds(10);

    public static void AddServiceIdentity(this IHostApplicationBuilder builder, string service)
    {
        builder.Services.AddSingleton(new ServiceName(service));
        builder.Services.AddSingleton<SigningKeys>();
        builder.Services.AddSingleton<ServiceTokens>();
        builder.Services.AddSingleton<TrustedIssuers>();
        builder.Services.AddHttpClient(TrustedIssuers.Client, client => client.Timeout = TimeSpan.FromSeconds(5)).AddServiceAddress();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<TrustedIssuers, TimeProvider>((options, trusted, clock) =>
        {
            options.MapInboundClaims = false;
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
                ValidAudience = service,
                // The issuer is whoever's key fits: the resolver knows only the keys of those named as trusted.
                ValidateIssuer = false,
                IssuerSigningKeyResolver = (_, token, keyId, _) => trusted.Keys(token.Issuer, keyId),
                RequireExpirationTime = true,
                LifetimeValidator = (notBefore, expires, _, _) =>
                    clock.GetUtcNow().UtcDateTime is var now && notBefore <= now + Skew && now < expires + Skew,
                RoleClaimType = Claims.Role,
                NameClaimType = Claims.Subject,
            };
            options.Events = new JwtBearerEvents
            {
                OnMessageReceived = async context =>
                {
                    var header = context.Request.Headers.Authorization.ToString();
                    if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && TryRead(header["Bearer ".Length..].Trim(), out var issuer, out var keyId))
                    {
                        await trusted.LearnAsync(issuer, keyId, context.HttpContext.RequestAborted);
                    }
                },
            };
        });
        builder.Services.AddAuthorization(Policies.Configure);
    }

    static bool TryRead(string token, out string issuer, out string keyId)
    {
        (issuer, keyId) = ("", "");
        try
        {
            var read = new JsonWebToken(token);
            (issuer, keyId) = (read.Issuer, read.Kid);
            return issuer.Length > 0 && keyId.Length > 0;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenMalformedException)
        {
            return false;
        }
    }
}
