using System.Globalization;
using Bridge.Contracts.Hr;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Hr.Applications;

/// <param name="Next">Passed as <c>before</c> for the following page; null on the last.</param>
public sealed record ApplicationPage(IReadOnlyList<ApplicationRow> Items, string? Next);

/// <param name="Undelivered">Those that the ERP has not, and that wait for a person.</param>
public sealed record ApplicationCounts(IReadOnlyDictionary<ApplicationStage, int> Stages, int Undelivered);

internal static class ListApplications
{
    public static void Map(RouteGroupBuilder applications)
    {
        applications.MapGet("/", Handle).WithName(nameof(ListApplications));
        applications.MapGet("/counts", Count).WithName("CountApplications");
    }

    /// <summary>Newest first.</summary>
    static async Task<Results<Ok<ApplicationPage>, ValidationProblem>> Handle(
        Guid? job, ApplicationStage? stage, string? delivery, string? search, Guid[]? conversation, long? before, int? limit, HrDbContext db, CancellationToken ct)
    {
        Delivery? wanted = null;
        if (delivery is not null)
        {
            if (!Enum.TryParse<Delivery>(delivery, out var named))
            {
                return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["delivery"] = [$"One of {string.Join(", ", Enum.GetNames<Delivery>())}."] });
            }

            wanted = named;
        }

        var ofAll = conversation is not { Length: > 0 };
        var take = Math.Clamp(limit ?? 50, 1, 200);
        var matching = db.Applications.AsNoTracking().Where(a => (job == null || a.JobId == job) && (stage == null || a.Stage == stage)
            && (wanted == null || a.Delivery == wanted) && (ofAll || conversation!.Contains(a.ConversationId)) && (before == null || a.Number < before));
        if (search?.Trim() is { Length: > 0 } words)
        {
            // What a person types is text, not a pattern.
            var pattern = $"%{words.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
            var number = long.TryParse(words.StartsWith("A-", StringComparison.OrdinalIgnoreCase) ? words[2..] : words, CultureInfo.InvariantCulture, out var n) ? n : 0;
            matching = matching.Where(a => a.Number == number || EF.Functions.ILike(a.Name, pattern) || EF.Functions.ILike(a.Phone, pattern)
                || EF.Functions.ILike(a.Email!, pattern) || EF.Functions.ILike(a.JobName, pattern));
        }

        var found = await matching.OrderByDescending(a => a.Number).Take(take + 1).ToListAsync(ct);
        var next = found.Count > take ? found[take - 1].Number.ToString(CultureInfo.InvariantCulture) : null;
        return TypedResults.Ok(new ApplicationPage([.. found.Take(take).Select(ApplicationsApi.Row)], next));
    }

    static async Task<Ok<ApplicationCounts>> Count(HrDbContext db, CancellationToken ct)
    {
        var stages = await db.Applications.Where(a => a.RepeatOf == null).GroupBy(a => a.Stage).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return TypedResults.Ok(new ApplicationCounts(
            Enum.GetValues<ApplicationStage>().ToDictionary(s => s, s => stages.GetValueOrDefault(s)),
            await db.Applications.CountAsync(a => a.Delivery == Delivery.Rejected || a.Delivery == Delivery.Unknown, ct)));
    }
}
