using System.Security.Claims;
using Bridge.Contracts.Hr;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Hr.Applications;

public sealed record SetStageRequest(ApplicationStage Stage);

internal static class SetStage
{
    public static void Map(RouteGroupBuilder applications) => applications.MapPut("/{id:guid}/stage", Handle).WithName(nameof(SetStage));

    static async Task<Results<Ok<ApplicationRow>, NotFound>> Handle(
        Guid id, SetStageRequest request, HrDbContext db, TimeProvider clock, ClaimsPrincipal user, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockApplicationAsync(id, ct) is not { } application)
        {
            return TypedResults.NotFound();
        }

        if (application.Stage != request.Stage)
        {
            db.Enter(application, "stage", $"{application.Stage} → {request.Stage}", clock.GetUtcNow(), user.UserId());
            application.Stage = request.Stage;
            db.Publish(application);
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.Ok(ApplicationsApi.Row(application));
    }
}
