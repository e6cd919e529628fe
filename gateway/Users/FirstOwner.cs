using System.Security.Cryptography;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway.Users;

/// <summary>
/// Makes the roles, and on an empty installation the first owner: from BRIDGE_ADMIN_EMAIL and BRIDGE_ADMIN_PASSWORD, else generated and printed once.
/// </summary>
sealed partial class FirstOwner(
    UserManager<User> users, RoleManager<IdentityRole<Guid>> roles, IConfiguration configuration, ILogger<FirstOwner> logger) : IMigrationStep
{
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var role in Roles.All)
        {
            if (!await roles.RoleExistsAsync(role))
            {
                Check(await roles.CreateAsync(new IdentityRole<Guid>(role)));
            }
        }

        if (await users.Users.AnyAsync(ct))
        {
            return;
        }

        var email = configuration["BRIDGE_ADMIN_EMAIL"] is { Length: > 0 } given ? given : "owner@bridge.local";
        var password = configuration["BRIDGE_ADMIN_PASSWORD"];
        // By whoever starts Bridge, which then shows it, or by the operator himself.
        var made = string.IsNullOrEmpty(password) || configuration.GetValue<bool>("BRIDGE_ADMIN_PASSWORD_MADE");
        if (string.IsNullOrEmpty(password))
        {
            password = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16);
            // To the terminal only: a log is kept and sent on, a first password must not be.
            System.Console.WriteLine($"First sign-in: {email}  {password}");
        }

        var owner = new User { Id = Guid.CreateVersion7(), UserName = email, Email = email, EmailConfirmed = true, DisplayName = email.Split('@')[0], PasswordWasMade = made };
        Check(await users.CreateAsync(owner, password));
        Check(await users.AddToRoleAsync(owner, Roles.Owner));
        LogCreated(owner.Id);
    }

    static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException("The first owner cannot be made: " + string.Join(" ", result.Errors.Select(e => e.Description)));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The first owner {UserId} was made")]
    partial void LogCreated(Guid userId);
}
