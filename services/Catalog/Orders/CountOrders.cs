using Bridge.Contracts.Catalog;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Orders;

/// <summary>For the dashboard: what waits for a person, and what was ordered.</summary>
/// <param name="Days">The last thirty, in the company's time zone, oldest first; days without orders are left out.</param>
/// <param name="Month">Of this calendar month: what messages are charged by.</param>
/// <param name="NewStatuses">Statuses of the ERP that the admin has said nothing of yet.</param>
public sealed record OrderCounts(IReadOnlyDictionary<OrderWait, int> Waiting, OrderSum Today, OrderSum ThirtyDays, OrderSum Month, IReadOnlyList<OrderDay> Days, int NewStatuses);

public sealed record OrderSum(int Orders, IReadOnlyList<OrderAmount> Amounts);

public sealed record OrderDay(DateOnly Day, int Orders, IReadOnlyList<OrderAmount> Amounts);

public sealed record OrderAmount(string Currency, decimal Amount);

internal static class CountOrders
{
    const int Days = 30;

    public static void Map(RouteGroupBuilder orders) => orders.MapGet("/counts", Handle).WithName(nameof(CountOrders));

    static async Task<Ok<OrderCounts>> Handle(CatalogDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var waiting = await db.Orders.Where(o => o.Waits != null).GroupBy(o => o.Waits!.Value)
            .Select(g => new { Waits = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Waits, g => g.Count, ct);
        var zone = await db.Companies.Select(c => c.TimeZone).SingleOrDefaultAsync(ct) ?? "UTC";
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);
        var (from, month) = (today.AddDays(1 - Days), new DateOnly(today.Year, today.Month, 1));
        var earliest = from < month ? from : month;
        // What stands in the ERP and was not taken back.
        var sums = await db.Database.SqlQuery<Sum>(
            $"""
            SELECT (placed_at AT TIME ZONE {zone})::date AS day, currency, count(*)::int AS orders, sum(total) AS amount
            FROM orders
            WHERE state IN ('Placed', 'Confirmed', 'Done') AND placed_at >= {earliest}::timestamp AT TIME ZONE {zone}
            GROUP BY 1, 2 ORDER BY 1, 2
            """).ToListAsync(ct);
        var recent = sums.Where(s => s.Day >= from).ToList();
        var days = recent.GroupBy(s => s.Day).Select(g => new OrderDay(g.Key, g.Sum(s => s.Orders), Amounts(g))).ToList();
        return TypedResults.Ok(new OrderCounts(
            Enum.GetValues<OrderWait>().ToDictionary(w => w, w => waiting.GetValueOrDefault(w)),
            Of(sums.Where(s => s.Day == today)), Of(recent), Of(sums.Where(s => s.Day >= month)), days, await db.OrderStatuses.CountAsync(s => s.Meaning == null, ct)));
    }

    static OrderSum Of(IEnumerable<Sum> sums) => new(sums.Sum(s => s.Orders), Amounts(sums));

    static List<OrderAmount> Amounts(IEnumerable<Sum> sums) =>
        [.. sums.GroupBy(s => s.Currency).Select(g => new OrderAmount(g.Key, g.Sum(s => s.Amount))).OrderByDescending(a => a.Amount)];

    sealed record Sum(DateOnly Day, string Currency, int Orders, decimal Amount);
}
