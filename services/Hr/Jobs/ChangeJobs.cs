using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Hr.Jobs;

/// <param name="Visible">Null: stays as it is.</param>
/// <param name="FlowId">Null: stays as it is; empty: the usual one again.</param>
public sealed record ChangeJobsRequest([Required, MaxLength(1000)] IReadOnlyList<Guid>? Ids, bool? Visible, [MaxLength(100)] string? FlowId);

public sealed record ChangedCount(int Changed);

/// <summary>One decision about several jobs, in one commit.</summary>
internal static class ChangeJobs
{
    public static void Map(RouteGroupBuilder jobs) => jobs.MapPost("/bulk", Handle).WithName(nameof(ChangeJobs));

    static async Task<Ok<ChangedCount>> Handle(ChangeJobsRequest request, HrDbContext db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var changed = new List<Job>();
        foreach (var job in await db.LockJobsAsync([.. request.Ids!], ct))
        {
            var before = (job.Public, job.FlowId);
            job.Public = request.Visible ?? job.Public;
            job.FlowId = request.FlowId switch { null => job.FlowId, "" => null, var flow => flow };
            if (before != (job.Public, job.FlowId))
            {
                changed.Add(job);
            }
        }

        db.Publish(changed, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new ChangedCount(changed.Count));
    }
}
