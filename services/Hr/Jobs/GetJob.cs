using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Hr.Jobs;

/// <param name="Names">The company's own, by language; the row has the ERP's.</param>
/// <param name="Applications">How many came for it.</param>
public sealed record JobDetails(
    JobRow Job, IReadOnlyDictionary<string, string> Names, IReadOnlyDictionary<string, string> Descriptions, int Applications);

internal static class GetJob
{
    public static void Map(RouteGroupBuilder jobs) => jobs.MapGet("/{id:guid}", Handle).WithName(nameof(GetJob));

    static async Task<Results<Ok<JobDetails>, NotFound>> Handle(Guid id, HrDbContext db, CancellationToken ct) =>
        await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, ct) is { } job
            ? TypedResults.Ok(await db.DetailsOfAsync(job, ct))
            : TypedResults.NotFound();

    public static async Task<JobDetails> DetailsOfAsync(this HrDbContext db, Job job, CancellationToken ct) =>
        new(JobsApi.Row(job), job.Names, job.Descriptions, await db.Applications.CountAsync(a => a.JobId == job.Id, ct));
}
