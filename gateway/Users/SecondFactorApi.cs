using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Bridge.Gateway.Audit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Bridge.Gateway.Users;

/// <param name="Secret">To be typed into an authenticator app that cannot read the picture.</param>
/// <param name="Uri">otpauth://…, what the picture says.</param>
public sealed record SecondFactorSecret(string Secret, string Uri);

/// <param name="Code">Six digits of the authenticator app, or one of the recovery codes.</param>
public sealed record SecondFactorCode([Required, MaxLength(32)] string Code);

/// <param name="Codes">Each signs in once when the app is lost. Shown once.</param>
public sealed record RecoveryCodes(IReadOnlyList<string> Codes);

/// <summary>Time-based one-time codes (RFC 6238) after the password.</summary>
static class SecondFactorApi
{
    const int RecoveryCodeCount = 10;
    const int DigitsOfAnApp = 6;

    public static void Map(RouteGroupBuilder factor)
    {
        factor.MapPost("/", BeginSecondFactor).WithName(nameof(BeginSecondFactor)).WithMetadata(NeedsRecentProof.Marked);
        factor.MapPut("/", ConfirmSecondFactor).WithName(nameof(ConfirmSecondFactor)).RequireRateLimiting(UsersSetup.SignInLimit);
        factor.MapPost("/off", TurnOffSecondFactor).WithName(nameof(TurnOffSecondFactor)).RequireRateLimiting(UsersSetup.SignInLimit).WithMetadata(NeedsRecentProof.Marked);
    }

    static async Task<Results<Ok<SecondFactorSecret>, ProblemHttpResult>> BeginSecondFactor(ClaimsPrincipal principal, UserManager<User> users, SignInManager<User> signIn)
    {
        var user = (await users.GetUserAsync(principal))!;
        if (user.TwoFactorEnabled)
        {
            return TypedResults.Problem("It is on already. Turn it off first, with a code.", statusCode: StatusCodes.Status409Conflict, title: "Second factor is on");
        }

        await users.ResetAuthenticatorKeyAsync(user);
        // The change ends the user's other sessions; this one goes on.
        await signIn.GoOnAsync(user);
        var secret = (await users.GetAuthenticatorKeyAsync(user))!;
        return TypedResults.Ok(new SecondFactorSecret(secret, $"otpauth://totp/Bridge:{UrlEncoder.Default.Encode(user.Email!)}?secret={secret}&issuer=Bridge&digits=6"));
    }

    static async Task<Results<Ok<RecoveryCodes>, ProblemHttpResult>> ConfirmSecondFactor(
        SecondFactorCode request, ClaimsPrincipal principal, UserManager<User> users, SignInManager<User> signIn, SignInRecord record)
    {
        var user = (await users.GetUserAsync(principal))!;
        if (!await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, Digits(request.Code)))
        {
            return Wrong();
        }

        await users.SetTwoFactorEnabledAsync(user, true);
        await signIn.GoOnAsync(user, Proof.TwoFactors);
        await record.AddAsync(AuditEvent.SecondFactorOn, user);
        return TypedResults.Ok(new RecoveryCodes([.. (await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodeCount))!]));
    }

    static async Task<Results<NoContent, ProblemHttpResult>> TurnOffSecondFactor(
        SecondFactorCode request, ClaimsPrincipal principal, UserManager<User> users, SignInManager<User> signIn, SignInRecord record)
    {
        var user = (await users.GetUserAsync(principal))!;
        if (await users.IsLockedOutAsync(user))
        {
            return SessionApi.Locked();
        }

        if (await CheckAsync(users, user, request.Code) is null)
        {
            await users.AccessFailedAsync(user);
            await record.AddAsync(AuditEvent.ProofRefused, user, Proof.ByApp, "code");
            return Wrong();
        }

        await users.SetTwoFactorEnabledAsync(user, false);
        await signIn.GoOnWithoutAsync(user);
        await record.AddAsync(AuditEvent.SecondFactorOff, user);
        return TypedResults.NoContent();
    }

    /// <summary>Which it is: a code of the app, or a recovery code, which is spent. Null: neither.</summary>
    public static async Task<string?> CheckAsync(UserManager<User> users, User user, string code) =>
        await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, Digits(code)) ? Proof.ByApp
        // Longer than the app's: what is no code of either kind costs no hash.
        : code.Trim().Length > DigitsOfAnApp && (await users.RedeemTwoFactorRecoveryCodeAsync(user, code.Trim())).Succeeded ? Proof.ByRecoveryCode
        : null;

    static string Digits(string code) => code.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    static ProblemHttpResult Wrong() => TypedResults.Problem(
        "This is not the code of the moment. Codes change every 30 seconds: check the clock of the phone.", statusCode: StatusCodes.Status400BadRequest, title: "Wrong code");
}
