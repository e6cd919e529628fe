using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Gateway.Users;

/// <param name="Code">Of the second factor, where the user has one: asked for by a 401 whose <c>needs</c> is <c>code</c>.</param>
public sealed record SignInRequest([Required, EmailAddress, MaxLength(256)] string Email, [Required, MaxLength(256)] string Password, [MaxLength(32)] string? Code = null);

/// <summary>Who is signed in, and the token that every later change must carry in X-CSRF-TOKEN.</summary>
/// <param name="SingleSignOn">What the company calls its identity provider, where it has one.</param>
public sealed record SessionResponse(SessionUser? User, string Antiforgery, string? SingleSignOn = null);

public sealed record SessionUser(Guid Id, string Email, string Name, IReadOnlyList<string> Roles, bool SecondFactor);

public sealed record ChangePasswordRequest([Required, MaxLength(256)] string Current, [Required, MinLength(12), MaxLength(256)] string New);

static class SessionApi
{
    public static void MapSession(this WebApplication app)
    {
        var session = app.MapGroup("/api/session").AllowAnonymous().WithTags("Session");
        session.MapGet("/", GetSession).WithName(nameof(GetSession));
        session.MapPost("/", SignIn).WithName(nameof(SignIn)).RequireRateLimiting(UsersSetup.SignInLimit);
        session.MapDelete("/", SignOut).WithName(nameof(SignOut));
        PasskeysApi.MapSignIn(session);
        SingleSignOn.MapSingleSignOn(session);
        var own = app.MapGroup("/api/session").RequireAuthorization(Policies.Viewer).WithTags("Session");
        own.MapPut("/password", ChangePassword).WithName(nameof(ChangePassword)).RequireRateLimiting(UsersSetup.SignInLimit);
        SecondFactorApi.Map(own.MapGroup("/second-factor"));
        PasskeysApi.MapOwn(own.MapGroup("/passkeys"));
        OwnSessionsApi.Map(own.MapGroup("/sessions"));
    }

    static async Task<Ok<SessionResponse>> GetSession(HttpContext http, UserManager<User> users, IAntiforgery antiforgery) =>
        TypedResults.Ok(await DescribeAsync(http, await users.GetUserAsync(http.User), users, antiforgery));

    static async Task<Results<Ok<SessionResponse>, ProblemHttpResult>> SignIn(
        SignInRequest request, HttpContext http, UserManager<User> users, SignInManager<User> signIn, IAntiforgery antiforgery)
    {
        var user = await users.FindByEmailAsync(request.Email);
        var result = user is null ? SignInResult.Failed : await signIn.CheckPasswordSignInAsync(user, request.Password, lockoutOnFailure: true);
        if (result.IsLockedOut)
        {
            return TypedResults.Problem("Too many tries. Wait five minutes, then try again.", statusCode: StatusCodes.Status429TooManyRequests, title: "Locked for a while");
        }

        if (user is null or { Disabled: true } || !result.Succeeded)
        {
            return TypedResults.Problem("No user has this e-mail and password.", statusCode: StatusCodes.Status401Unauthorized, title: "Not signed in");
        }

        if (user.TwoFactorEnabled)
        {
            if (string.IsNullOrWhiteSpace(request.Code))
            {
                return NeedsCode("Enter the code that your authenticator app shows.");
            }

            if (!await SecondFactorApi.IsRightAsync(users, user, request.Code))
            {
                await users.AccessFailedAsync(user);
                return NeedsCode("This is not the code of the moment. Codes change every 30 seconds.");
            }
        }

        await users.ResetAccessFailedCountAsync(user);
        return TypedResults.Ok(await OpenAsync(user, http, users, signIn, antiforgery));
    }

    /// <summary>A session for somebody who has proved who he is.</summary>
    public static async Task<SessionResponse> OpenAsync(User user, HttpContext http, UserManager<User> users, SignInManager<User> signIn, IAntiforgery antiforgery)
    {
        await signIn.SignInAsync(user, isPersistent: true);
        http.User = await signIn.CreateUserPrincipalAsync(user);
        return await DescribeAsync(http, user, users, antiforgery);
    }

    static ProblemHttpResult NeedsCode(string detail) => TypedResults.Problem(
        detail, statusCode: StatusCodes.Status401Unauthorized, title: "A code is needed", extensions: new Dictionary<string, object?> { ["needs"] = "code" });

    static async Task<Results<NoContent, ValidationProblem>> ChangePassword(
        ChangePasswordRequest request, ClaimsPrincipal principal, UserManager<User> users, SignInManager<User> signIn, GatewayDbContext db, CancellationToken ct)
    {
        var user = (await users.GetUserAsync(principal))!;
        if (!await users.CheckPasswordAsync(user, request.Current))
        {
            await users.AccessFailedAsync(user);
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["current"] = ["This is not your password."] });
        }

        var result = await users.ChangePasswordAsync(user, request.Current, request.New);
        if (!result.Succeeded)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["new"] = [.. result.Errors.Select(e => e.Description)] });
        }

        // Whoever knew the old one is out.
        var current = principal.FindFirstValue(ConsoleSessions.IdClaim);
        await db.Sessions.Where(s => s.UserId == user.Id && s.Id.ToString() != current).ExecuteDeleteAsync(ct);
        await signIn.RefreshSignInAsync(user);
        return TypedResults.NoContent();
    }

    static async Task<NoContent> SignOut(SignInManager<User> signIn)
    {
        await signIn.SignOutAsync();
        return TypedResults.NoContent();
    }

    public static async Task<SessionResponse> DescribeAsync(HttpContext http, User? user, UserManager<User> users, IAntiforgery antiforgery)
    {
        http.Response.Headers.CacheControl = "no-store";
        var token = antiforgery.GetAndStoreTokens(http).RequestToken!;
        var elsewhere = http.RequestServices.GetRequiredService<IOptions<SingleSignOnOptions>>().Value;
        return new SessionResponse(
            user is null ? null : new SessionUser(user.Id, user.Email!, user.DisplayName, [.. await users.GetRolesAsync(user)], user.TwoFactorEnabled), token,
            string.IsNullOrWhiteSpace(elsewhere.Authority) ? null : elsewhere.Name);
    }
}
