using System.ComponentModel.DataAnnotations;
using Bridge.Contracts.Hr;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Hr.Jobs;

public sealed record JobRow(Guid Id, string ExternalId, string Name, string? Description, string? Department, bool Visible, bool Active, string? FlowId, long Version);

/// <param name="Next">Passed as <c>after</c> for the following page; null on the last.</param>
public sealed record JobPage(IReadOnlyList<JobRow> Items, string? Next, int Total);

public sealed record JobChanges(IReadOnlyList<JobChanged> Items, Guid? Next);

public sealed record SetVisibilityRequest([Required] bool? Visible);

internal static class JobsApi
{
    public static void MapJobs(this IEndpointRouteBuilder app)
    {
        var reading = app.MapGroup("/jobs").WithTags("Jobs").RequireAuthorization(Policies.Viewer);
        reading.MapGet("/", List).WithName("ListJobs");
        GetJob.Map(reading);

        var deciding = app.MapGroup("/jobs").WithTags("Jobs").RequireAuthorization(Policies.Hr);
        deciding.MapPut("/{id:guid}/visibility", SetVisibility).WithName("SetVisibility");
        SaveJob.Map(deciding);
        ChangeJobs.Map(deciding);
        app.MapGroup("/internal/jobs").ExcludeFromDescription().RequireAuthorization(Policies.Service).MapGet("/", Read).WithName("ReadJobs");
    }

    /// <summary>In the ERP's order; what has left the ERP is not listed.</summary>
    static async Task<Ok<JobPage>> List(string? search, string? after, int? limit, HrDbContext db, CancellationToken ct)
    {
        var take = Math.Clamp(limit ?? 50, 1, 200);
        var matching = db.Jobs.AsNoTracking().Where(j => !j.Removed);
        if (!string.IsNullOrWhiteSpace(search))
        {
            // What a person types is text, not a pattern.
            var pattern = $"%{search.Trim().Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
            matching = matching.Where(j => EF.Functions.ILike(j.Name, pattern) || EF.Functions.ILike(j.Department!, pattern) || EF.Functions.ILike(j.ExternalId, pattern));
        }

        var page = matching;
        if (after?.Split('.') is [var first, var second] && int.TryParse(first, out var position) && Guid.TryParseExact(second, "N", out var id))
        {
            page = page.Where(j => j.Position > position || (j.Position == position && j.Id > id));
        }

        var jobs = await page.OrderBy(j => j.Position).ThenBy(j => j.Id).Take(take + 1).ToListAsync(ct);
        var next = jobs.Count > take ? FormattableString.Invariant($"{jobs[take - 1].Position}.{jobs[take - 1].Id:N}") : null;
        return TypedResults.Ok(new JobPage([.. jobs.Take(take).Select(Row)], next, await matching.CountAsync(ct)));
    }

    static async Task<Results<Ok<JobRow>, NotFound>> SetVisibility(Guid id, SetVisibilityRequest request, HrDbContext db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockJobsAsync([id], ct) is not [var job])
        {
            return TypedResults.NotFound();
        }

        if (job.Public != request.Visible)
        {
            job.Public = request.Visible!.Value;
            db.Publish([job], clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.Ok(Row(job));
    }

    /// <summary>All jobs, as the events tell them: from this a read model is rebuilt.</summary>
    static async Task<JobChanges> Read(Guid? after, int? limit, HrDbContext db, CancellationToken ct)
    {
        var take = Math.Clamp(limit ?? 200, 1, 1000);
        var from = after ?? Guid.Empty;
        var jobs = await db.Jobs.AsNoTracking().Where(j => j.Id > from).OrderBy(j => j.Id).Take(take).ToListAsync(ct);
        return new JobChanges([.. jobs.Select(j => j.ToMessage())], jobs.Count == take ? jobs[^1].Id : null);
    }

    internal static JobRow Row(Job j) => new(j.Id, j.ExternalId, j.Name, j.Description, j.Department, j.Public, j.Open, j.FlowId, j.Version);
}
