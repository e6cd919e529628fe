using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Hr.Jobs;

/// <summary>What the company decides about a job, whole. A language left out, or empty, has the ERP's words.</summary>
public sealed record SaveJobRequest(IReadOnlyDictionary<string, string>? Names, IReadOnlyDictionary<string, string>? Descriptions, string? FlowId);

internal static class SaveJob
{
    const int MaxName = 200;

    /// <summary>What a card can hold beside its other lines: WhatsApp's body ends at 1,024 characters.</summary>
    const int MaxDescription = 800;

    const int MaxFlowId = 100;

    public static void Map(RouteGroupBuilder jobs) => jobs.MapPut("/{id:guid}", Handle).WithName(nameof(SaveJob));

    static async Task<Results<Ok<JobDetails>, NotFound, ValidationProblem>> Handle(
        Guid id, SaveJobRequest request, HrDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var (names, descriptions) = (Given(request.Names), Given(request.Descriptions));
        var problems = TooLong("names", names, MaxName).Concat(TooLong("descriptions", descriptions, MaxDescription)).ToDictionary();
        if (request.FlowId?.Length > MaxFlowId)
        {
            problems["flowId"] = [$"At most {MaxFlowId} characters."];
        }

        if (problems.Count > 0)
        {
            return TypedResults.ValidationProblem(problems);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockJobsAsync([id], ct) is not [var job])
        {
            return TypedResults.NotFound();
        }

        (job.Names, job.Descriptions, job.FlowId) = (names, descriptions, string.IsNullOrEmpty(request.FlowId) ? null : request.FlowId);
        if (db.ChangeTracker.HasChanges())
        {
            db.Publish([job], clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await db.DetailsOfAsync(job, ct));
    }

    static Dictionary<string, string> Given(IReadOnlyDictionary<string, string>? texts) =>
        (texts ?? new Dictionary<string, string>()).Where(t => t.Key.Length > 0 && !string.IsNullOrWhiteSpace(t.Value)).ToDictionary(t => t.Key, t => t.Value.Trim());

    static IEnumerable<KeyValuePair<string, string[]>> TooLong(string field, Dictionary<string, string> texts, int most) =>
        texts.Where(t => t.Value.Length > most).Select(t => KeyValuePair.Create($"{field}.{t.Key}", new[] { $"At most {most} characters." }));
}
