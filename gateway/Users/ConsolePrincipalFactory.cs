using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Bridge.Gateway.Users;

/// <summary>The cookie's principal speaks the claims of the internal tokens, so that one set of policies serves gateway and services.</summary>
sealed class ConsolePrincipalFactory(UserManager<User> users, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<User, IdentityRole<Guid>>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim("kind", "user"));
        identity.AddClaim(new Claim("display_name", user.DisplayName));
        return identity;
    }
}
