using System.Security.Claims;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Hr.Applications;

/// <summary>
/// A person sends an application to the ERP again: because it was away, because it refused what has been mended there, or because he has looked and it is
/// not in it. What was or may have been sent goes under a key of its own, for the old one is spent.
/// </summary>
internal static class RetryApplication
{
    public static void Map(RouteGroupBuilder applications) => applications.MapPost("/{id:guid}/retry", Handle).WithName(nameof(RetryApplication));

    static async Task<Results<Ok<ApplicationRow>, NotFound, ProblemHttpResult>> Handle(
        Guid id, HrDbContext db, ApplicationSignal signal, TimeProvider clock, ClaimsPrincipal user, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockApplicationAsync(id, ct) is not { } application)
        {
            return TypedResults.NotFound();
        }

        if (!application.MayRetry)
        {
            return TypedResults.Problem($"The application is {application.Delivery}: there is nothing to try again.", statusCode: StatusCodes.Status409Conflict);
        }

        await TryAnewAsync(db, application, user.UserId(), clock.GetUtcNow(), ct);
        await transaction.CommitAsync(ct);
        signal.Wake();
        return TypedResults.Ok(ApplicationsApi.Row(application));
    }

    /// <summary>Under the application's lock; the caller commits and wakes the worker.</summary>
    public static async Task TryAnewAsync(HrDbContext db, Application application, Guid by, DateTimeOffset now, CancellationToken ct)
    {
        application.Attempt += application.Delivery == Delivery.Waiting ? 0 : 1;
        (application.Delivery, application.DueAt, application.Problem) = (Delivery.Ready, now, null);
        db.Enter(application, "tried anew", null, now, by);
        db.Publish(application);
        await db.SaveChangesAsync(ct);
    }
}
