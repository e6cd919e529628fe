using System.Security.Claims;
using Bridge.Gateway.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Bridge.Gateway.Users;

/// <summary>How somebody has proved who he is; the session remembers.</summary>
static class Proof
{
    public const string Claim = "amr";

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
        var proof = how switch { ByPassword => Password, BySingleSignOn => Elsewhere, _ => TwoFactors };
        await signIn.SignInWithClaimsAsync(user, isPersistent: true, [new Claim(Claim, proof)]);
        await signIn.Context.RequestServices.GetRequiredService<SignInRecord>().AddAsync(AuditEvent.SignedIn, user, how);
    }

    /// <summary>The session goes on, after a change that ends the user's others, and rests on another proof from now on.</summary>
    public static async Task GoOnAsync(this SignInManager<User> signIn, User user, string proof)
    {
        var session = await signIn.Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await signIn.SignInWithClaimsAsync(user, session.Properties, [new Claim(Claim, proof)]);
    }

    /// <summary>Of somebody who has taken a factor away: without any left he has but his password.</summary>
    public static async Task GoOnWithoutAsync(this SignInManager<User> signIn, User user)
    {
        if (user.TwoFactorEnabled || (await signIn.UserManager.GetPasskeysAsync(user)).Count > 0 || signIn.Context.User.HasClaim(Claim, Elsewhere))
        {
            await signIn.RefreshSignInAsync(user);
            return;
        }

        await signIn.GoOnAsync(user, Password);
    }
}
