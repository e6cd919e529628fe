using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Statuses;

/// <summary>What Meta said it charges for, of the messages that were delivered in this month: it charges on delivery, and says of each message whether and as what.</summary>
/// <param name="Since">The month's beginning.</param>
/// <param name="Categories">Meta's words for them; the most first.</param>
/// <param name="Free">Delivered, and free of charge.</param>
public sealed record ChargedMessages(DateTimeOffset Since, int Charged, int Free, IReadOnlyList<ChargedCategory> Categories);

public sealed record ChargedCategory(string Category, int Messages);

static class CountCharged
{
    /// <summary>Meta's word for what is charged for.</summary>
    public const string Regular = "regular";

    public static void MapBilling(this IEndpointRouteBuilder app) =>
        app.MapGet("/billing/month", Handle).RequireAuthorization(Policies.Viewer).WithTags("Billing").WithName(nameof(CountCharged));

    /// <param name="timeZone">The company's, which Messaging does not know: where its month begins.</param>
    static async Task<Results<Ok<ChargedMessages>, ValidationProblem>> Handle(MessagingDbContext db, TimeProvider clock, string? timeZone, CancellationToken ct)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone ?? "UTC", out var zone))
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["timeZone"] = ["No time zone has this name; IANA names are like Asia/Kathmandu."] });
        }

        var since = BeginningOfMonth(clock.GetUtcNow(), zone);
        // A message that was sent at the end of the last month and delivered in this one belongs to this one.
        var sentAfter = since.AddDays(-1);
        var kinds = await db.Statuses.AsNoTracking()
            .Where(s => s.SentAt >= sentAfter && (s.DeliveredAt ?? s.ReadAt) >= since && s.PricingType != null)
            .GroupBy(s => new { s.PricingType, s.PricingCategory })
            .Select(g => new { g.Key.PricingType, g.Key.PricingCategory, Count = g.Count() }).ToListAsync(ct);
        var charged = kinds.Where(k => k.PricingType == Regular).ToList();
        return TypedResults.Ok(new ChargedMessages(since, charged.Sum(k => k.Count), kinds.Where(k => k.PricingType != Regular).Sum(k => k.Count),
            [.. charged.Select(k => new ChargedCategory(k.PricingCategory ?? "", k.Count)).OrderByDescending(c => c.Messages).ThenBy(c => c.Category, StringComparer.Ordinal)]));
    }

    internal static DateTimeOffset BeginningOfMonth(DateTimeOffset now, TimeZoneInfo zone)
    {
        var here = TimeZoneInfo.ConvertTime(now, zone);
        var first = new DateTime(here.Year, here.Month, 1, 0, 0, 0, DateTimeKind.Unspecified);
        // Where the clock is put forward at that very midnight, the day begins an hour later.
        return new DateTimeOffset(first, zone.GetUtcOffset(zone.IsInvalidTime(first) ? first.AddHours(1) : first)).ToUniversalTime();
    }
}
