using System.Globalization;
using System.Security.Claims;
using Bridge.Gateway.Audit;
using Bridge.Gateway.Proxy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Bridge.Gateway.Users;

/// <summary>How and when somebody has proved who he is; the session remembers.</summary>
static class Proof
{
    public const string Claim = "amr";

    /// <summary>When, in seconds since 1970.</summary>
    public const string TimeClaim = "auth_time";

    /// <summary>Stands in a session that a password opened which somebody else has seen.</summary>
    public const string MadePasswordClaim = "made_password";

    /// <summary>What a session goes on remembering when who it belongs to is read anew.</summary>
    public static readonly IReadOnlyList<string> Remembered = [Claim, TimeClaim, MadePasswordClaim, ConsoleSessions.IdClaim];

    public const string Password = "pwd";

    /// <summary>The password and a code, or a passkey, which stands for both.</summary>
    public const string TwoFactors = "mfa";

    /// <summary>At the company's identity provider.</summary>
    public const string Elsewhere = "sso";

    /// <summary>The ways, as the audit log names them.</summary>
    public const string ByPassword = "password", ByApp = "app", ByRecoveryCode = "recoveryCode", ByPasskey = "passkey", BySingleSignOn = "singleSignOn";

    /// <summary>A session for somebody who has proved it so, on the record.</summary>
    public static async Task OpenAsync(this SignInManager<User> signIn, User user, string how)
    {
        await signIn.SignInWithClaimsAsync(user, isPersistent: true, ClaimsOf(signIn, user, how));
        await signIn.Context.RequestServices.GetRequiredService<SignInRecord>().AddAsync(AuditEvent.SignedIn, user, how);
    }

    /// <summary>The session goes on, after a change that ends the user's others, and may rest on another proof from now on.</summary>
    public static async Task GoOnAsync(this SignInManager<User> signIn, User user, string? proof = null)
    {
        var session = await signIn.Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var was = signIn.Context.User;
        var claims = ClaimsOf(proof ?? was.FindFirstValue(Claim) ?? Password, was.FindFirstValue(TimeClaim) ?? "0", user.PasswordWasMade && was.HasClaim(claim => claim.Type == MadePasswordClaim));
        await signIn.SignInWithClaimsAsync(user, session.Properties, claims);
    }

    /// <summary>Of somebody who has taken a factor away: without any left he has but his password.</summary>
    public static async Task GoOnWithoutAsync(this SignInManager<User> signIn, User user)
    {
        var hasAnother = user.TwoFactorEnabled || (await signIn.UserManager.GetPasskeysAsync(user)).Count > 0 || signIn.Context.User.HasClaim(Claim, Elsewhere);
        await signIn.GoOnAsync(user, hasAnother ? null : Password);
    }

    /// <summary>When whoever this is has last proved it.</summary>
    public static DateTimeOffset TimeOf(ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(TimeClaim), CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : DateTimeOffset.UnixEpoch;

    /// <summary>Of who has just proved it so.</summary>
    public static List<Claim> ClaimsOf(SignInManager<User> signIn, User user, string how)
    {
        var services = signIn.Context.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var mustChoose = how is ByPassword or ByApp or ByRecoveryCode && user.MustChoosePassword(services.GetRequiredService<PublicAddress>().IsLoopback);
        return ClaimsOf(how switch { ByPassword => Password, BySingleSignOn => Elsewhere, _ => TwoFactors }, now, mustChoose);
    }

    static List<Claim> ClaimsOf(string proof, string time, bool madePassword) =>
        [new(Claim, proof), new(TimeClaim, time, ClaimValueTypes.Integer64), .. madePassword ? new[] { new Claim(MadePasswordClaim, "true") } : []];
}
