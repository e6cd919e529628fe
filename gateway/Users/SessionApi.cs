using System.ComponentModel.DataAnnotations;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Bridge.Gateway.Users;

public sealed record SignInRequest([Required, EmailAddress, MaxLength(256)] string Email, [Required, MaxLength(256)] string Password);

/// <summary>Who is signed in, and the token that every later change must carry in X-CSRF-TOKEN.</summary>
public sealed record SessionResponse(SessionUser? User, string Antiforgery);

public sealed record SessionUser(Guid Id, string Email, string Name, IReadOnlyList<string> Roles);

static class SessionApi
{
    public static void MapSession(this WebApplication app)
    {
        var session = app.MapGroup("/api/session").AllowAnonymous().WithTags("Session");
        session.MapGet("/", GetSession).WithName(nameof(GetSession));
        session.MapPost("/", SignIn).WithName(nameof(SignIn)).RequireRateLimiting(UsersSetup.SignInLimit);
        session.MapDelete("/", SignOut).WithName(nameof(SignOut));
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

        if (user is null || !result.Succeeded)
        {
            return TypedResults.Problem("No user has this e-mail and password.", statusCode: StatusCodes.Status401Unauthorized, title: "Not signed in");
        }

        await signIn.SignInAsync(user, isPersistent: true);
        http.User = await signIn.CreateUserPrincipalAsync(user);
        return TypedResults.Ok(await DescribeAsync(http, user, users, antiforgery));
    }

    static async Task<NoContent> SignOut(SignInManager<User> signIn)
    {
        await signIn.SignOutAsync();
        return TypedResults.NoContent();
    }

    static async Task<SessionResponse> DescribeAsync(HttpContext http, User? user, UserManager<User> users, IAntiforgery antiforgery)
    {
        http.Response.Headers.CacheControl = "no-store";
        var token = antiforgery.GetAndStoreTokens(http).RequestToken!;
        return new SessionResponse(
            user is null ? null : new SessionUser(user.Id, user.Email!, user.DisplayName, [.. await users.GetRolesAsync(user)]), token);
    }
}
