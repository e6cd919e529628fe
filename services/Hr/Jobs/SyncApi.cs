using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Hr.Jobs;

internal static class SyncApi
{
    public static void MapSync(this IEndpointRouteBuilder app)
    {
        app.MapGroup("/sync").WithTags("Sync").RequireAuthorization(Policies.Viewer).MapGet("/", Get).WithName("GetSync");
        app.MapGroup("/sync").WithTags("Sync").RequireAuthorization(Policies.Hr).MapPost("/", Request).WithName("RequestSync");
    }

    static async Task<SyncStatus> Get(HrDbContext db, CancellationToken ct) => (await db.SyncRuns.AsNoTracking().SingleAsync(ct)).Status;

    static async Task<Accepted> Request(HrDbContext db, SyncSignal signal, CancellationToken ct)
    {
        await signal.RequestAsync(db, ct);
        return TypedResults.Accepted("/sync");
    }
}
