using System.ComponentModel.DataAnnotations;
using Bridge.Gateway.Audit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway.Users;

/// <param name="SecondFactor">Who must have one: nobody, privileged (owners, admins and HR) or everybody. A passkey counts; single sign-on is the identity provider's to secure.</param>
/// <param name="IdleHours">Unused for so long, a session ends.</param>
/// <param name="LongestHours">However much it is used, it ends so long after the sign-in.</param>
public sealed record SignInRulesRequest([Required] FactorDemand? SecondFactor, [Required, Range(1, 168)] int? IdleHours, [Required, Range(1, 720)] int? LongestHours);

public sealed record SignInRulesResponse(FactorDemand SecondFactor, int IdleHours, int LongestHours);

static class SignInRulesApi
{
    public static void Map(RouteGroupBuilder users)
    {
        users.MapGet("/rules", GetSignInRules).WithName(nameof(GetSignInRules));
        users.MapPut("/rules", SaveSignInRules).WithName(nameof(SaveSignInRules)).WithMetadata(NeedsRecentProof.Marked);
    }

    static async Task<Ok<SignInRulesResponse>> GetSignInRules(GatewayDbContext db, CancellationToken ct) =>
        TypedResults.Ok(Describe(await db.SignInRules.AsNoTracking().SingleOrDefaultAsync(ct) ?? new SignInRules()));

    static async Task<Results<Ok<SignInRulesResponse>, ValidationProblem>> SaveSignInRules(
        SignInRulesRequest request, GatewayDbContext db, CurrentSignInRules current, HttpContext http, CancellationToken ct)
    {
        if (request.IdleHours > request.LongestHours)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["idleHours"] = ["Unused, a session cannot last longer than it may at all."] });
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // One row, first writer included: the lock is on the table, held for one short commit.
        await db.Database.ExecuteSqlAsync($"LOCK TABLE sign_in_rules IN EXCLUSIVE MODE", ct);
        var rules = await db.SignInRules.SingleOrDefaultAsync(ct);
        if (rules is null)
        {
            rules = new SignInRules();
            db.SignInRules.Add(rules);
        }

        var before = Describe(rules);
        (rules.SecondFactor, rules.IdleHours, rules.LongestHours) = (request.SecondFactor!.Value, request.IdleHours!.Value, request.LongestHours!.Value);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        current.ReadAnew();
        http.Audit(before, Describe(rules));
        return TypedResults.Ok(Describe(rules));
    }

    static SignInRulesResponse Describe(SignInRules rules) => new(rules.SecondFactor, rules.IdleHours, rules.LongestHours);
}
