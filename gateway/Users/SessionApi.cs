using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Bridge.Gateway.Audit;
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

/// <param name="SecondFactor">An authenticator app is set up.</param>
/// <param name="MustSetUpSecondFactor">The company asks for one, or for a passkey: until then everything else is refused.</param>
/// <param name="MustChoosePassword">The one he came with was made for him and seen by somebody else: until he has chosen one everything else is refused.</param>
/// <param name="Password">He has one here; who only ever comes from the identity provider has none.</param>
public sealed record SessionUser(
    Guid Id, string Email, string Name, IReadOnlyList<string> Roles, bool SecondFactor, bool MustSetUpSecondFactor, bool MustChoosePassword, bool Password);

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
        own.MapPut("/password", ChangePassword).WithName(nameof(ChangePassword)).RequireRateLimiting(UsersSetup.SignInLimit).WithMetadata(WithMadePassword.Allowed);
        ProveAgain.Map(own);
        SecondFactorApi.Map(own.MapGroup("/second-factor").WithMetadata(WithoutSecondFactor.Allowed));
        PasskeysApi.MapOwn(own.MapGroup("/passkeys").WithMetadata(WithoutSecondFactor.Allowed));
        OwnSessionsApi.Map(own.MapGroup("/sessions"));
    }

    static async Task<Ok<SessionResponse>> GetSession(HttpContext http, UserManager<User> users, IAntiforgery antiforgery) =>
        TypedResults.Ok(await DescribeAsync(http, await users.GetUserAsync(http.User), users, antiforgery));

    static async Task<Results<Ok<SessionResponse>, ProblemHttpResult>> SignIn(
        SignInRequest request, HttpContext http, UserManager<User> users, SignInManager<User> signIn, CurrentSignInRules rules, SignInRecord record, IAntiforgery antiforgery, TimeProvider clock,
        CancellationToken ct)
    {
        if (SignedInAlready(http) is { } already)
        {
            return already;
        }

        var user = await users.FindByEmailAsync(request.Email);
        var locked = user is not null && await users.IsLockedOutAsync(user);
        var result = user is null ? SignInResult.Failed : await signIn.CheckPasswordSignInAsync(user, request.Password, lockoutOnFailure: true);
        if (result.IsLockedOut)
        {
            await record.AddAsync(locked ? AuditEvent.SignInFailed : AuditEvent.LockedOut, user, Proof.ByPassword, locked ? "locked" : "password");
            return Locked();
        }

        if (user is null or { Disabled: true } || !result.Succeeded)
        {
            await record.AddAsync(AuditEvent.SignInFailed, user, Proof.ByPassword, user is null ? "unknown" : result.Succeeded ? "disabled" : "password");
            return TypedResults.Problem("No user has this e-mail and password.", statusCode: StatusCodes.Status401Unauthorized, title: "Not signed in");
        }

        if (user.PasswordUntil <= clock.GetUtcNow())
        {
            await record.AddAsync(AuditEvent.SignInFailed, user, Proof.ByPassword, "runOut");
            return Needs("new-password", "This password was for the first days and has run out: ask for a new one.");
        }

        var how = Proof.ByPassword;
        if (user.TwoFactorEnabled)
        {
            if (string.IsNullOrWhiteSpace(request.Code))
            {
                return Needs("code", "Enter the code that your authenticator app shows.");
            }

            if (await SecondFactorApi.CheckAsync(users, user, request.Code) is not { } code)
            {
                await users.AccessFailedAsync(user);
                await record.AddAsync(await users.IsLockedOutAsync(user) ? AuditEvent.LockedOut : AuditEvent.SignInFailed, user, Proof.ByPassword, "code");
                return Needs("code", "This is not the code of the moment. Codes change every 30 seconds.");
            }

            how = code;
        }
        else if ((await rules.GetAsync(ct)).DemandSecondFactorOf(await users.GetRolesAsync(user)) && (await users.GetPasskeysAsync(user)).Count > 0)
        {
            // Otherwise whoever has the password would be led to set up a second factor of his own.
            return Needs("passkey", "Your company asks for more than the password: sign in with your passkey.");
        }

        await users.ResetAccessFailedCountAsync(user);
        return TypedResults.Ok(await OpenAsync(user, how, http, users, signIn, antiforgery));
    }

    /// <summary>Who signs in gets a session of his own: one that is open is not handed on.</summary>
    public static ProblemHttpResult? SignedInAlready(HttpContext http) => http.User.Identity is { IsAuthenticated: true }
        ? TypedResults.Problem("Somebody is signed in here. Sign out first.", statusCode: StatusCodes.Status409Conflict, title: "Signed in already")
        : null;

    /// <summary>A session for somebody who has proved who he is.</summary>
    public static async Task<SessionResponse> OpenAsync(User user, string how, HttpContext http, UserManager<User> users, SignInManager<User> signIn, IAntiforgery antiforgery)
    {
        await signIn.OpenAsync(user, how);
        return await DescribeAsync(http, user, users, antiforgery);
    }

    static ProblemHttpResult Needs(string what, string detail) => TypedResults.Problem(
        detail, statusCode: StatusCodes.Status401Unauthorized, title: $"A {what} is needed", extensions: new Dictionary<string, object?> { ["needs"] = what });

    /// <summary>Whoever holds a session has no more tries at its password than whoever does not.</summary>
    public static ProblemHttpResult Locked() =>
        TypedResults.Problem("Too many tries. Wait five minutes, then try again.", statusCode: StatusCodes.Status429TooManyRequests, title: "Locked for a while");

    static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> ChangePassword(
        ChangePasswordRequest request, ClaimsPrincipal principal, UserManager<User> users, SignInManager<User> signIn, SignInRecord record, GatewayDbContext db, CancellationToken ct)
    {
        var user = (await users.GetUserAsync(principal))!;
        if (await users.IsLockedOutAsync(user))
        {
            return Locked();
        }

        if (!await users.CheckPasswordAsync(user, request.Current))
        {
            await users.AccessFailedAsync(user);
            await record.AddAsync(AuditEvent.ProofRefused, user, Proof.ByPassword, "password");
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["current"] = ["This is not your password."] });
        }

        user.ChosePassword();
        var result = await users.ChangePasswordAsync(user, request.Current, request.New);
        if (!result.Succeeded)
        {
            return TypedResults.ValidationProblem(
                new Dictionary<string, string[]> { ["new"] = [.. result.Errors.Select(e => e.Description)] },
                extensions: new Dictionary<string, object?> { ["why"] = result.Errors.First().Code });
        }

        // Whoever knew the old one is out.
        var current = principal.FindFirstValue(ConsoleSessions.IdClaim);
        await db.Sessions.Where(s => s.UserId == user.Id && s.Id.ToString() != current).ExecuteDeleteAsync(ct);
        await users.ResetAccessFailedCountAsync(user);
        await signIn.GoOnAsync(user);
        await record.AddAsync(AuditEvent.PasswordChanged, user);
        return TypedResults.NoContent();
    }

    static async Task<NoContent> SignOut(ClaimsPrincipal principal, HttpContext http, SignInManager<User> signIn, SignInRecord record)
    {
        // What the browser keeps of pages and files that this person was shown. Its storage holds a theme and a language, which may stay.
        http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        if (principal.Identity is { IsAuthenticated: true })
        {
            await record.AddAsync(AuditEvent.SignedOut, principal);
        }

        await signIn.SignOutAsync();
        return TypedResults.NoContent();
    }

    static async Task<bool> MustSetUpAsync(HttpContext http) =>
        !(await http.RequestServices.GetRequiredService<CurrentSignInRules>().GetAsync(http.RequestAborted)).AreMetBy(http.User);

    public static async Task<SessionResponse> DescribeAsync(HttpContext http, User? user, UserManager<User> users, IAntiforgery antiforgery)
    {
        http.Response.Headers.CacheControl = "no-store";
        var token = antiforgery.GetAndStoreTokens(http).RequestToken!;
        var elsewhere = http.RequestServices.GetRequiredService<IOptions<SingleSignOnOptions>>().Value;
        return new SessionResponse(
            user is null ? null : new SessionUser(user.Id, user.Email!, user.DisplayName, [.. await users.GetRolesAsync(user)], user.TwoFactorEnabled, await MustSetUpAsync(http),
                http.User.HasClaim(claim => claim.Type == Proof.MadePasswordClaim), user.PasswordHash is not null), token,
            string.IsNullOrWhiteSpace(elsewhere.Authority) ? null : elsewhere.Name);
    }
}
