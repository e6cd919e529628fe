using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace ReferenceErp.Operations;

/// <summary>Tokens given by AUTH, in memory: a restart makes Bridge ask for a new one, as a real ERP's would.</summary>
internal sealed class Tokens(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> until = [];

    public string Issue(int seconds)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        until[token] = time.GetUtcNow().AddSeconds(seconds);
        return token;
    }

    public bool Holds(string token) => until.TryGetValue(token, out var end) && end > time.GetUtcNow();

    public void Revoke() => until.Clear();
}

internal static class AuthApi
{
    public static void MapAuth(this WebApplication app) => app.MapPost("/auth/token", Issue).Operation("AUTH");

    private static async Task<IResult> Issue(HttpRequest request, Tokens tokens, IOptions<ErpOptions> options)
    {
        var fields = await Fields.Read(request);
        var user = fields.OptionalText("username") ?? fields.OptionalText("client_id");
        var secret = fields.OptionalText("password") ?? fields.OptionalText("client_secret");
        if (user != options.Value.User || !Same(secret, options.Value.Secret)) { throw new RefusedException(401, "credentials", "User or password is wrong."); }
        return Results.Json(new { access_token = tokens.Issue(options.Value.TokenSeconds), token_type = "Bearer", expires_in = options.Value.TokenSeconds });
    }

    /// <summary>Guards the operations of the contract when a mode is set; pictures and the ERP's own page stay open.</summary>
    public static void UseErpAuthentication(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<ErpOptions>>().Value;
        var tokens = app.Services.GetRequiredService<Tokens>();
        app.Use((context, next) => context.Operation() is null or "AUTH" || Allowed(context.Request, options, tokens)
            ? next(context)
            : throw new RefusedException(401, "unauthorized", "Sign in first."));
    }

    private static bool Allowed(HttpRequest request, ErpOptions options, Tokens tokens)
    {
        _ = AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header);
        return options.Auth switch
        {
            AuthMode.ApiKey => Same(request.Headers["X-Api-Key"], options.Secret),
            AuthMode.Basic => header is { Scheme: "Basic" } &&
                Same(header.Parameter, Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Secret}"))),
            AuthMode.Bearer => header is { Scheme: "Bearer" } && Same(header.Parameter, options.Secret),
            AuthMode.Token => header is { Scheme: "Bearer", Parameter: { } token } && tokens.Holds(token),
            _ => true,
        };
    }

    private static bool Same(string? given, string wanted) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given ?? ""), Encoding.UTF8.GetBytes(wanted));
}
