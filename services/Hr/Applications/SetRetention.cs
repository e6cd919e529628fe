using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Hr.Applications;

public sealed record SetRetentionRequest([Required] DateTimeOffset? Until);

/// <summary>How long an applicant's data are kept is a person's to say, within what the law of the country lets him: here only not for ever.</summary>
internal static class SetRetention
{
    static readonly TimeSpan Longest = TimeSpan.FromDays(10 * 365);

    public static void Map(RouteGroupBuilder applications) => applications.MapPut("/{id:guid}/retention", Handle).WithName(nameof(SetRetention));

    static async Task<Results<Ok<ApplicationRow>, NotFound, ValidationProblem>> Handle(
        Guid id, SetRetentionRequest request, HrDbContext db, TimeProvider clock, ClaimsPrincipal user, CancellationToken ct)
    {
        var (now, until) = (clock.GetUtcNow(), request.Until!.Value.ToUniversalTime());
        if (until > now + Longest)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["until"] = ["At most ten years from now."] });
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockApplicationAsync(id, ct) is not { } application)
        {
            return TypedResults.NotFound();
        }

        application.RetainUntil = until;
        db.Enter(application, "kept until", until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), now, user.UserId());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(ApplicationsApi.Row(application));
    }
}
