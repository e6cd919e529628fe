using Bridge.Gateway.Keys;
using Microsoft.AspNetCore.Authorization;

namespace Bridge.Gateway.Users;

/// <summary>Marks what somebody may do who must have a second factor and has not proved one yet: set one up.</summary>
sealed class WithoutSecondFactor
{
    public static readonly WithoutSecondFactor Allowed = new();
}

/// <summary>Marks what somebody may do whose password somebody else has seen: choose another.</summary>
sealed class WithMadePassword
{
    public static readonly WithMadePassword Allowed = new();
}

/// <summary>
/// What a sign-in must have come to before it opens anything else: a password of one's own, and, where the company demands one, a second factor. Here, in front of every service, the live
/// channel included.
/// </summary>
static class DemandedFactor
{
    public const string NeedsFactor = "second-factor", NeedsPassword = "own-password";

    public static void UseDemandedFactor(this WebApplication app) => app.Use(async (http, next) =>
    {
        var endpoint = http.GetEndpoint();
        if (http.User.Identity is not { IsAuthenticated: true } || http.User.IsKey() || endpoint is null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            await next();
        }
        else if (http.User.HasClaim(claim => claim.Type == Proof.MadePasswordClaim))
        {
            await (endpoint.Metadata.GetMetadata<WithMadePassword>() is not null
                ? next()
                : RefuseAsync(http, "Choose a password of your own", "Whoever handed your password over has seen it: choose one of your own first.", NeedsPassword));
        }
        else
        {
            await (endpoint.Metadata.GetMetadata<WithoutSecondFactor>() is not null || (await http.RequestServices.GetRequiredService<CurrentSignInRules>().GetAsync(http.RequestAborted)).AreMetBy(http.User)
                ? next()
                : RefuseAsync(http, "A second factor is needed", "Your company asks for a second factor or a passkey: set one up first.", NeedsFactor));
        }
    });

    static Task RefuseAsync(HttpContext http, string title, string detail, string needs) =>
        Results.Problem(detail, statusCode: StatusCodes.Status403Forbidden, title: title, extensions: new Dictionary<string, object?> { ["needs"] = needs }).ExecuteAsync(http);
}
