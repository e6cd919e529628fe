using Bridge.Gateway.Keys;
using Microsoft.AspNetCore.Authorization;

namespace Bridge.Gateway.Users;

/// <summary>Marks what somebody may do who must have a second factor and has not proved one yet: set one up.</summary>
sealed class WithoutSecondFactor
{
    public static readonly WithoutSecondFactor Allowed = new();
}

/// <summary>Where the company demands a second factor, a password alone opens the way to one and nothing else: here, in front of every service, the live channel included.</summary>
static class DemandedFactor
{
    public const string Needs = "second-factor";

    public static void UseDemandedFactor(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (http.User.Identity is not { IsAuthenticated: true } || http.User.IsKey() || IsOpen(http.GetEndpoint())
            || (await http.RequestServices.GetRequiredService<CurrentSignInRules>().GetAsync(http.RequestAborted)).AreMetBy(http.User))
        {
            await next();
            return;
        }

        await Results.Problem("Your company asks for a second factor or a passkey: set one up first.", statusCode: StatusCodes.Status403Forbidden, title: "A second factor is needed",
            extensions: new Dictionary<string, object?> { ["needs"] = Needs }).ExecuteAsync(http);
    });

    static bool IsOpen(Endpoint? endpoint) =>
        endpoint is null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || endpoint.Metadata.GetMetadata<WithoutSecondFactor>() is not null;
}
