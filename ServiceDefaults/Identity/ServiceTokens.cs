using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Bridge.ServiceDefaults;

/// <summary>Mints the 60-second tokens by which services, and the gateway for its users, are known to each other.</summary>
public sealed class ServiceTokens(ServiceName self, SigningKeys keys, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);
    static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };
    readonly ConcurrentDictionary<string, (string Token, DateTimeOffset Until)> _own = new();

    /// <summary>In the service's own name; reused while at least half of its life is left.</summary>
    public async ValueTask<string> ForServiceAsync(string audience, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_own.TryGetValue(audience, out var known) && known.Until > now)
        {
            return known.Token;
        }

        var token = await MintAsync(audience, self.Value, Claims.Service, [], ct);
        _own[audience] = (token, now + Lifetime / 2);
        return token;
    }

    /// <summary>In a user's name: the gateway's part.</summary>
    public ValueTask<string> ForUserAsync(string audience, string userId, IEnumerable<string> roles, CancellationToken ct) =>
        MintAsync(audience, userId, Claims.User, roles, ct);

    async ValueTask<string> MintAsync(string audience, string subject, string kind, IEnumerable<string> roles, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = self.Value,
            Audience = audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            Claims = new Dictionary<string, object> { [Claims.Subject] = subject, [Claims.Kind] = kind, [Claims.Role] = roles.ToArray() },
            SigningCredentials = new SigningCredentials(await keys.CurrentAsync(ct), SecurityAlgorithms.EcdsaSha256),
        });
    }
}

/// <summary>The service's name: issuer of its tokens, audience of those it takes.</summary>
public sealed record ServiceName(string Value);

/// <summary>Claims of the internal tokens.</summary>
static class Claims
{
    public const string Subject = "sub";
    public const string Role = "role";
    public const string Kind = "kind";
    public const string User = "user";
    public const string Service = "service";
}

public static class ServiceClients
{
    /// <summary>
    /// A named HttpClient to another service, found by discovery (by https where it has such an address) and known by its token. Reads are tried again by the standard handler; what may have
    /// changed something is not: its caller knows the key under which it may.
    /// </summary>
    public static void AddServiceClient(this IHostApplicationBuilder builder, string name)
    {
        var client = builder.Services.AddHttpClient(name, http => http.BaseAddress = new Uri($"https+http://{name}"));
        client.AddServiceToken(name);
        client.AddStandardResilienceHandler(options =>
        {
            options.Retry.DisableForUnsafeHttpMethods();
            // The slowest thing behind an internal call is a read of the ERP.
            options.AttemptTimeout.Timeout = TimeSpan.FromSeconds(30);
            options.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(60);
            options.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(60);
        });
        client.AddServiceAddress();
    }

    /// <summary>Known to that service by a token, and nothing else: for who decides himself what a failure means.</summary>
    public static IHttpClientBuilder AddServiceToken(this IHttpClientBuilder client, string service) =>
        client.AddHttpMessageHandler(services => new ServiceTokenHandler(services.GetRequiredService<ServiceTokens>(), service));

    sealed class ServiceTokenHandler(ServiceTokens tokens, string audience) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await tokens.ForServiceAsync(audience, cancellationToken));
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
