using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text.Json;
using Bridge.Gateway.Audit;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Bridge.Gateway.Users;

/// <param name="Id">The credential's own, base64url.</param>
/// <param name="Name">What its owner calls it.</param>
public sealed record OwnPasskey(string Id, string Name, DateTimeOffset CreatedAt);

/// <param name="Credential">What the browser's <c>navigator.credentials.create()</c> gave, as JSON.</param>
public sealed record NewPasskey([Required, MinLength(1), MaxLength(60)] string Name, JsonElement Credential);

/// <param name="Credential">What the browser's <c>navigator.credentials.get()</c> gave, as JSON.</param>
public sealed record PasskeyProof(JsonElement Credential);

/// <summary>
/// Passkeys (WebAuthn): something that a person has, and that knows him by finger, face or PIN. So it stands for password and second factor together.
/// Browsers bind it to the name in the address bar, and make none for a bare IP address.
/// </summary>
static class PasskeysApi
{
    const int MostPerUser = 20;

    public static void MapSignIn(RouteGroupBuilder session)
    {
        session.MapPost("/passkey/options", GetPasskeyChallenge).WithName(nameof(GetPasskeyChallenge)).RequireRateLimiting(UsersSetup.SignInLimit);
        session.MapPost("/passkey", SignInWithPasskey).WithName(nameof(SignInWithPasskey)).RequireRateLimiting(UsersSetup.SignInLimit);
    }

    public static void MapOwn(RouteGroupBuilder passkeys)
    {
        passkeys.MapGet("/", GetPasskeys).WithName(nameof(GetPasskeys));
        passkeys.MapPost("/options", BeginPasskey).WithName(nameof(BeginPasskey)).WithMetadata(NeedsRecentProof.Marked);
        passkeys.MapPost("/", AddPasskey).WithName(nameof(AddPasskey)).RequireRateLimiting(UsersSetup.SignInLimit).WithMetadata(NeedsRecentProof.Marked);
        passkeys.MapDelete("/{id}", RemovePasskey).WithName(nameof(RemovePasskey)).WithMetadata(NeedsRecentProof.Marked);
    }

    /// <summary>What the browser is to ask its keys, whoever owns them. The answer is good for five minutes.</summary>
    static async Task<ContentHttpResult> GetPasskeyChallenge(SignInManager<User> signIn) =>
        TypedResults.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    static async Task<Results<Ok<SessionResponse>, ProblemHttpResult>> SignInWithPasskey(
        PasskeyProof request, HttpContext http, UserManager<User> users, SignInManager<User> signIn, SignInRecord record, IAntiforgery antiforgery)
    {
        if (SessionApi.SignedInAlready(http) is { } already)
        {
            return already;
        }

        var proof = await ProveAsync(signIn, request.Credential);
        if (proof is not { Succeeded: true } || proof.User.Disabled || await users.IsLockedOutAsync(proof.User))
        {
            await record.AddAsync(AuditEvent.SignInFailed, proof?.User, Proof.ByPasskey, proof is not { Succeeded: true } ? "passkey" : proof.User.Disabled ? "disabled" : "locked");
            return TypedResults.Problem("This passkey opens no account here.", statusCode: StatusCodes.Status401Unauthorized, title: "Not signed in");
        }

        await users.AddOrUpdatePasskeyAsync(proof.User, proof.Passkey);
        return TypedResults.Ok(await SessionApi.OpenAsync(proof.User, Proof.ByPasskey, http, users, signIn, antiforgery));
    }

    static async Task<Ok<List<OwnPasskey>>> GetPasskeys(ClaimsPrincipal principal, UserManager<User> users)
    {
        var passkeys = await users.GetPasskeysAsync((await users.GetUserAsync(principal))!);
        return TypedResults.Ok(passkeys.OrderBy(p => p.CreatedAt).Select(Describe).ToList());
    }

    static async Task<ContentHttpResult> BeginPasskey(ClaimsPrincipal principal, UserManager<User> users, SignInManager<User> signIn)
    {
        var user = (await users.GetUserAsync(principal))!;
        var options = await signIn.MakePasskeyCreationOptionsAsync(new() { Id = user.Id.ToString(), Name = user.Email!, DisplayName = user.DisplayName });
        return TypedResults.Content(options, "application/json");
    }

    static async Task<Results<Ok<OwnPasskey>, ProblemHttpResult>> AddPasskey(
        NewPasskey request, ClaimsPrincipal principal, UserManager<User> users, SignInManager<User> signIn, SignInRecord record)
    {
        var user = (await users.GetUserAsync(principal))!;
        if ((await users.GetPasskeysAsync(user)).Count >= MostPerUser)
        {
            return TypedResults.Problem($"Nobody needs more than {MostPerUser}: remove one first.", statusCode: StatusCodes.Status409Conflict, title: "Too many passkeys");
        }

        var made = await AskedForAsync(() => signIn.PerformPasskeyAttestationAsync(request.Credential.GetRawText()));
        if (made is not { Succeeded: true })
        {
            return TypedResults.Problem("The browser's answer does not fit what it was asked. Try again.", statusCode: StatusCodes.Status400BadRequest, title: "No passkey was made");
        }

        made.Passkey.Name = request.Name.Trim();
        await users.AddOrUpdatePasskeyAsync(user, made.Passkey);
        await signIn.GoOnAsync(user, Proof.TwoFactors);
        await record.AddAsync(AuditEvent.PasskeyAdded, user);
        return TypedResults.Ok(Describe(made.Passkey));
    }

    static async Task<Results<NoContent, NotFound>> RemovePasskey(string id, ClaimsPrincipal principal, UserManager<User> users, SignInManager<User> signIn, SignInRecord record)
    {
        var user = (await users.GetUserAsync(principal))!;
        if ((await users.GetPasskeysAsync(user)).FirstOrDefault(p => IdOf(p) == id) is not { } passkey)
        {
            return TypedResults.NotFound();
        }

        await users.RemovePasskeyAsync(user, passkey.CredentialId);
        await signIn.GoOnWithoutAsync(user);
        await record.AddAsync(AuditEvent.PasskeyRemoved, user);
        return TypedResults.NoContent();
    }

    /// <summary>Null: nobody has asked this browser for one, or what it answers is no answer.</summary>
    public static Task<PasskeyAssertionResult<User>?> ProveAsync(SignInManager<User> signIn, JsonElement credential) => AskedForAsync(() => signIn.PerformPasskeyAssertionAsync(credential.GetRawText()));

    /// <summary>What nobody has asked for Identity takes for a fault of the program, which it is not: whoever likes may send it.</summary>
    static async Task<TResult?> AskedForAsync<TResult>(Func<Task<TResult>> perform) where TResult : class
    {
        try
        {
            return await perform();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or JsonException or FormatException)
        {
            return null;
        }
    }

    static OwnPasskey Describe(UserPasskeyInfo passkey) => new(IdOf(passkey), passkey.Name ?? "", passkey.CreatedAt);

    static string IdOf(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);
}
