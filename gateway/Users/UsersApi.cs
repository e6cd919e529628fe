using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Security.Cryptography;
using Bridge.Gateway.Audit;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway.Users;

/// <param name="SecondFactor">He has one, or a passkey, which stands for both.</param>
public sealed record ConsoleUser(Guid Id, string Email, string Name, IReadOnlyList<string> Roles, bool Disabled, bool SecondFactor);

public sealed record NewUserRequest([Required, EmailAddress, MaxLength(256)] string Email, [Required, MaxLength(100)] string Name, [Required, MinLength(1)] IReadOnlyList<string> Roles);

public sealed record ChangeUserRequest([Required, MaxLength(100)] string Name, [Required, MinLength(1)] IReadOnlyList<string> Roles, bool Disabled);

/// <param name="Password">Made here and shown once, to be handed over in person: good for three days, and for choosing another one.</param>
public sealed record UserWithPassword(ConsoleUser User, string Password);

/// <summary>Who may sign in, and as what. Only an owner makes owners, and one always remains.</summary>
static class UsersApi
{
    public static void MapUsers(this WebApplication app)
    {
        var users = app.MapGroup("/api/users").RequireAuthorization(Policies.Admin).WithTags("Users");
        ColleaguesApi.Map(app);
        SignInRulesApi.Map(users);
        users.MapGet("/", GetUsers).WithName(nameof(GetUsers));
        users.MapPost("/", AddUser).WithName(nameof(AddUser)).WithMetadata(NeedsRecentProof.Marked);
        users.MapPut("/{id:guid}", ChangeUser).WithName(nameof(ChangeUser)).WithMetadata(NeedsRecentProof.Marked);
        users.MapPost("/{id:guid}/password", ResetPassword).WithName(nameof(ResetPassword)).WithMetadata(NeedsRecentProof.Marked);
    }

    static async Task<Ok<List<ConsoleUser>>> GetUsers(UserManager<User> users, GatewayDbContext db, CancellationToken ct)
    {
        var roles = await (from link in db.UserRoles join role in db.Roles on link.RoleId equals role.Id select new { link.UserId, role.Name }).ToListAsync(ct);
        var withPasskey = await db.Set<IdentityUserPasskey<Guid>>().Select(p => p.UserId).Distinct().ToListAsync(ct);
        var all = await users.Users.OrderBy(u => u.DisplayName).ToListAsync(ct);
        return TypedResults.Ok(all.Select(u => Describe(u, roles.Where(r => r.UserId == u.Id).Select(r => r.Name), withPasskey.Contains(u.Id))).ToList());
    }

    static async Task<Results<Created<UserWithPassword>, ValidationProblem, ForbidHttpResult>> AddUser(
        NewUserRequest request, ClaimsPrincipal admin, UserManager<User> users, HttpContext http, TimeProvider clock)
    {
        if (Unknown(request.Roles) is { } problem)
        {
            return problem;
        }

        if (request.Roles.Contains(Roles.Owner) && !IsOwner(admin))
        {
            return TypedResults.Forbid();
        }

        var user = new User { Id = Guid.CreateVersion7(), UserName = request.Email, Email = request.Email, EmailConfirmed = true, DisplayName = request.Name };
        user.MadeAPassword(clock.GetUtcNow());
        var password = NewPassword();
        var result = await users.CreateAsync(user, password);
        if (!result.Succeeded)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["email"] = [.. result.Errors.Select(e => e.Description)] });
        }

        await users.AddToRolesAsync(user, request.Roles.Distinct());
        var made = Describe(user, request.Roles, passkey: false);
        http.Audit(before: null, after: made);
        return TypedResults.Created($"/api/users/{user.Id}", new UserWithPassword(made, password));
    }

    static async Task<Results<Ok<ConsoleUser>, NotFound, ValidationProblem, ForbidHttpResult>> ChangeUser(
        Guid id, ChangeUserRequest request, ClaimsPrincipal admin, UserManager<User> users, GatewayDbContext db, HttpContext http, CancellationToken ct)
    {
        if (Unknown(request.Roles) is { } problem)
        {
            return problem;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Two owners who take each other's role at the same time would leave none.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('console users'))", ct);
        if (await users.FindByIdAsync(id.ToString()) is not { } user)
        {
            return TypedResults.NotFound();
        }

        var had = await users.GetRolesAsync(user);
        if ((had.Contains(Roles.Owner) || request.Roles.Contains(Roles.Owner)) && !IsOwner(admin))
        {
            return TypedResults.Forbid();
        }

        if (had.Contains(Roles.Owner) && (request.Disabled || !request.Roles.Contains(Roles.Owner))
            && (await users.GetUsersInRoleAsync(Roles.Owner)).All(owner => owner.Disabled || owner.Id == id))
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["roles"] = ["The last owner cannot be disabled or lose the role: make somebody else an owner first."] });
        }

        var passkey = (await users.GetPasskeysAsync(user)).Count > 0;
        var before = Describe(user, had, passkey);
        user.DisplayName = request.Name;
        user.Disabled = request.Disabled;
        await users.UpdateAsync(user);
        await users.RemoveFromRolesAsync(user, had.Except(request.Roles));
        await users.AddToRolesAsync(user, request.Roles.Except(had));
        if (request.Disabled || !had.Order().SequenceEqual(request.Roles.Order()))
        {
            await EndSessionsAsync(user, users, db, ct);
        }

        await transaction.CommitAsync(ct);
        var after = Describe(user, request.Roles, passkey);
        http.Audit(before, after);
        return TypedResults.Ok(after);
    }

    static async Task<Results<Ok<UserWithPassword>, NotFound, ForbidHttpResult>> ResetPassword(
        Guid id, ClaimsPrincipal admin, UserManager<User> users, GatewayDbContext db, HttpContext http, TimeProvider clock, CancellationToken ct)
    {
        if (await users.FindByIdAsync(id.ToString()) is not { } user)
        {
            return TypedResults.NotFound();
        }

        var roles = await users.GetRolesAsync(user);
        if (roles.Contains(Roles.Owner) && !IsOwner(admin))
        {
            return TypedResults.Forbid();
        }

        var password = NewPassword();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        user.MadeAPassword(clock.GetUtcNow());
        await users.RemovePasswordAsync(user);
        await users.AddPasswordAsync(user, password);
        // Who has lost the password has often lost the phone too.
        await users.SetTwoFactorEnabledAsync(user, false);
        foreach (var passkey in await users.GetPasskeysAsync(user))
        {
            await users.RemovePasskeyAsync(user, passkey.CredentialId);
        }
        await EndSessionsAsync(user, users, db, ct);
        await transaction.CommitAsync(ct);
        http.Audit(before: null, after: null);
        return TypedResults.Ok(new UserWithPassword(Describe(user, roles, passkey: false), password));
    }

    static async Task EndSessionsAsync(User user, UserManager<User> users, GatewayDbContext db, CancellationToken ct)
    {
        await users.UpdateSecurityStampAsync(user);
        await db.Sessions.Where(s => s.UserId == user.Id).ExecuteDeleteAsync(ct);
    }

    static ValidationProblem? Unknown(IReadOnlyList<string> roles) => roles.Except(Roles.All).FirstOrDefault() is { } unknown
        ? TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["roles"] = [$"'{unknown}' is no role: use {string.Join(", ", Roles.All)}."] })
        : null;

    static bool IsOwner(ClaimsPrincipal principal) => principal.HasClaim("role", Roles.Owner);

    static string NewPassword() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16);

    static ConsoleUser Describe(User user, IEnumerable<string?> roles, bool passkey) =>
        new(user.Id, user.Email!, user.DisplayName, [.. roles.OfType<string>().Order()], user.Disabled, user.TwoFactorEnabled || passkey);
}
