using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bridge.Gateway.Audit;
using Bridge.Gateway.Keys;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Bridge.Gateway.Users;

/// <summary>Marks what is done only by somebody who has just proved who he is: an open browser is not enough to change who gets in.</summary>
sealed class NeedsRecentProof
{
    public static readonly NeedsRecentProof Marked = new();
}

/// <param name="Password">With <paramref name="Code"/> where a second factor is on; or else a passkey's answer.</param>
/// <param name="Credential">What the browser's <c>navigator.credentials.get()</c> gave, as JSON.</param>
public sealed record ProveAgainRequest([MaxLength(256)] string? Password = null, [MaxLength(32)] string? Code = null, JsonElement? Credential = null);

/// <summary>Who he is, once more, within an open session; it is another session afterwards.</summary>
static class ProveAgain
{
    public const string Needs = "proof";

    /// <summary>SignIn__ProofMinutes; a quarter of an hour where nothing is said.</summary>
    const int Minutes = 15;

    public static void Map(RouteGroupBuilder session) =>
        session.MapPost("/proof", ProveWhoYouAre).WithName(nameof(ProveWhoYouAre)).RequireRateLimiting(UsersSetup.SignInLimit).WithMetadata(WithoutSecondFactor.Allowed);

    /// <summary>After the check that it comes from the console's own page: from elsewhere nobody learns how fresh a session is.</summary>
    public static void UseRecentProof(this IApplicationBuilder app)
    {
        var recent = TimeSpan.FromMinutes(app.ApplicationServices.GetRequiredService<IConfiguration>().GetValue("SignIn:ProofMinutes", Minutes));
        app.Use(async (http, next) =>
        {
            if (http.GetEndpoint()?.Metadata.GetMetadata<NeedsRecentProof>() is null || http.User.IsKey() || http.User.Identity is not { IsAuthenticated: true }
                || Proof.TimeOf(http.User) + recent > http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow())
            {
                await next();
                return;
            }

            await Results.Problem("It changes who gets in: say once more who you are.", statusCode: StatusCodes.Status403Forbidden, title: "Is it you?",
                extensions: new Dictionary<string, object?> { ["needs"] = Needs }).ExecuteAsync(http);
        });
    }

    static async Task<Results<NoContent, ProblemHttpResult>> ProveWhoYouAre(
        ProveAgainRequest request, ClaimsPrincipal principal, HttpContext http, UserManager<User> users, SignInManager<User> signIn, SignInRecord record)
    {
        var user = (await users.GetUserAsync(principal))!;
        if (await users.IsLockedOutAsync(user))
        {
            return SessionApi.Locked();
        }

        var (how, why) = request.Credential is { } credential
            ? (await PasskeysApi.ProveAsync(signIn, credential) is { Succeeded: true } proof && proof.User.Id == user.Id ? Proof.ByPasskey : null, "passkey")
            : !await users.CheckPasswordAsync(user, request.Password ?? "") ? (null, "password")
            : !user.TwoFactorEnabled ? (Proof.ByPassword, "")
            : (await SecondFactorApi.CheckAsync(users, user, request.Code ?? ""), "code");
        if (how is null)
        {
            await users.AccessFailedAsync(user);
            await record.AddAsync(AuditEvent.ProofRefused, user, why == "passkey" ? Proof.ByPasskey : Proof.ByPassword, why);
            return TypedResults.Problem(why switch { "password" => "This is not your password.", "code" => "This is not the code of the moment.", _ => "This passkey is not yours." },
                statusCode: StatusCodes.Status400BadRequest, title: "Not proved", extensions: new Dictionary<string, object?> { ["why"] = why });
        }

        await users.ResetAccessFailedCountAsync(user);
        await signIn.BeginAnewAsync(user, how);
        await record.AddAsync(AuditEvent.Proved, user, how);
        return TypedResults.NoContent();
    }

    /// <summary>The session ends and another one begins: whoever has a copy of the key has one to a door that is gone.</summary>
    static async Task BeginAnewAsync(this SignInManager<User> signIn, User user, string how)
    {
        var (http, services) = (signIn.Context, signIn.Context.RequestServices);
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        // The request's own handler remembers the key that it came with; a new one does not find it any more, and makes another.
        var handler = new CookieAuthenticationHandler(services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>(), services.GetRequiredService<ILoggerFactory>(), UrlEncoder.Default);
        await handler.InitializeAsync((await services.GetRequiredService<IAuthenticationSchemeProvider>().GetSchemeAsync(IdentityConstants.ApplicationScheme))!, http);
        var principal = await signIn.CreateUserPrincipalAsync(user);
        ((ClaimsIdentity)principal.Identity!).AddClaims(Proof.ClaimsOf(signIn, user, how));
        await handler.SignInAsync(principal, new AuthenticationProperties { IsPersistent = true });
    }
}
