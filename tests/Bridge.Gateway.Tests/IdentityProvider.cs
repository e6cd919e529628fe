using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Bridge.Gateway.Tests;

/// <summary>A small OpenID Connect provider: whoever is sent to it is the person of the moment, and it insists on PKCE.</summary>
sealed class IdentityProvider : IAsyncDisposable
{
    public const string Client = "bridge";

    readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "k1" };
    readonly ConcurrentDictionary<string, (string Nonce, string Challenge, Dictionary<string, object> Claims)> _codes = [];
    WebApplication _app = null!;

    public string Address => _app.Urls.First();

    /// <summary>What the next one who comes is.</summary>
    public Dictionary<string, object> Person { get; set; } = [];

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Address, authorization_endpoint = $"{Address}/authorize", token_endpoint = $"{Address}/token", jwks_uri = $"{Address}/keys", userinfo_endpoint = $"{Address}/me",
            response_types_supported = new[] { "code" }, subject_types_supported = new[] { "public" }, id_token_signing_alg_values_supported = new[] { "RS256" },
        }));
        _app.MapGet("/keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_key.Rsa.ExportParameters(false)) { KeyId = _key.KeyId });
            return Results.Json(new { keys = new[] { new { kty = key.Kty, use = "sig", alg = "RS256", kid = key.Kid, n = key.N, e = key.E } } });
        });
        _app.MapGet("/authorize", (HttpRequest request) =>
        {
            var code = Guid.NewGuid().ToString("N");
            _codes[code] = (request.Query["nonce"]!, request.Query["code_challenge"]!, Person);
            return Results.Redirect($"{request.Query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(request.Query["state"]!)}");
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            if (!_codes.TryRemove(form["code"].ToString(), out var asked)
                || Base64UrlEncoder.Encode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked.Challenge)
            {
                return Results.BadRequest(new { error = "invalid_grant" });
            }

            var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
            {
                Issuer = Address, Audience = Client, Expires = DateTime.UtcNow.AddMinutes(5), SigningCredentials = new(_key, SecurityAlgorithms.RsaSha256),
                Claims = new Dictionary<string, object>(asked.Claims) { ["nonce"] = asked.Nonce },
            });
            return Results.Json(new { access_token = asked.Claims["sub"], token_type = "Bearer", id_token = token, expires_in = 300 });
        });
        _app.MapGet("/me", () => Results.Json(Person));
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Rsa.Dispose();
    }
}
