using System.Security.Claims;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Bridge.Gateway.Users;

/// <summary>Who comes from the identity provider, as far as he is known here, and why he does not get in: <c>role</c>, <c>email</c> or <c>disabled</c>.</summary>
sealed record Admitted(User? User, string? Refusal);

/// <summary>
/// Finds or makes the user for what an identity provider says, and gives the roles that its claims give, each time anew. A user of Bridge's own is taken over only by a verified e-mail.
/// </summary>
sealed partial class Admission(UserManager<User> users, GatewayDbContext db, IOptions<SingleSignOnOptions> options, ILogger<Admission> logger)
{
    public async Task<Admitted> OfAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        var roles = options.Value.RolesOf(principal);
        if (roles.Count == 0)
        {
            return Refused("role");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var login = new UserLoginInfo(SingleSignOn.Scheme, $"{principal.FindFirstValue("iss")} {principal.FindFirstValue("sub")}", options.Value.Name);
        if (await users.FindByLoginAsync(login.LoginProvider, login.ProviderKey) is not { } user)
        {
            var email = principal.FindFirstValue("email");
            if (string.IsNullOrEmpty(email) || !string.Equals(principal.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase))
            {
                return Refused("email");
            }

            if (await users.FindByEmailAsync(email) is not { } known)
            {
                known = new User { Id = Guid.CreateVersion7(), UserName = email, Email = email, EmailConfirmed = true, DisplayName = principal.FindFirstValue("name") ?? email.Split('@')[0] };
                Check(await users.CreateAsync(known));
                LogMade(known.Id);
            }

            user = known;
            Check(await users.AddLoginAsync(user, login));
        }

        if (user.Disabled)
        {
            return Refused("disabled", user);
        }

        await GiveAsync(user, roles);
        await transaction.CommitAsync(ct);
        return new(user, null);
    }

    async Task GiveAsync(User user, IReadOnlyList<string> roles)
    {
        var had = await users.GetRolesAsync(user);
        var taken = had.Except(roles).ToList();
        if (taken.Contains(Roles.Owner) && (await users.GetUsersInRoleAsync(Roles.Owner)).All(owner => owner.Disabled || owner.Id == user.Id))
        {
            // An installation without an owner cannot be mended from inside.
            taken.Remove(Roles.Owner);
        }

        Check(await users.RemoveFromRolesAsync(user, taken));
        Check(await users.AddToRolesAsync(user, roles.Except(had)));
        if (taken.Count > 0)
        {
            // Sessions that were opened with more rights end.
            await users.UpdateSecurityStampAsync(user);
        }
    }

    Admitted Refused(string why, User? user = null)
    {
        LogRefused(why);
        return new(user, why);
    }

    static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException("The user cannot be kept: " + string.Join(" ", result.Errors.Select(e => e.Code)));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "User {UserId} was made for somebody whom the identity provider sent")]
    partial void LogMade(Guid userId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody whom the identity provider sent was not let in: {Why}")]
    partial void LogRefused(string why);
}
