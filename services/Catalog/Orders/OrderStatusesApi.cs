using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Orders;

/// <param name="Meaning">Null until somebody has said so.</param>
/// <param name="Words">What the customer is told, by language; where a language has no words he is told neutrally.</param>
/// <param name="Orders">How many stand so now.</param>
public sealed record OrderStatusRow(
    string Status, StatusMeaning? Meaning, bool Tell, IReadOnlyDictionary<string, string> Words, int Orders, DateTimeOffset FirstSeenAt);

public sealed record MarkStatusRequest([Required] string? Status, StatusMeaning? Meaning, bool Tell, IReadOnlyDictionary<string, string>? Words);

/// <summary>The statuses that the ERP has been met with, and what the admin says of each. Orders that stand so now follow at once.</summary>
internal static class OrderStatusesApi
{
    const int MaxWords = 1000;

    public static void Map(RouteGroupBuilder statuses)
    {
        statuses.MapGet("/", List).WithName("ListOrderStatuses");
        statuses.MapPut("/", Mark).WithName("MarkOrderStatus");
    }

    static async Task<Ok<List<OrderStatusRow>>> List(CatalogDbContext db, CancellationToken ct)
    {
        var counts = await db.Orders.Where(o => o.ErpStatus != null).GroupBy(o => o.ErpStatus!).Select(g => new { Status = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Status, g => g.Count, ct);
        var statuses = await db.OrderStatuses.AsNoTracking().OrderBy(s => s.FirstSeenAt).ThenBy(s => s.Status).ToListAsync(ct);
        return TypedResults.Ok(statuses.ConvertAll(s => Row(s, counts.GetValueOrDefault(s.Status))));
    }

    static async Task<Results<Ok<OrderStatusRow>, NotFound, ValidationProblem>> Mark(
        MarkStatusRequest request, CatalogDbContext db, IDbContextFactory<CatalogDbContext> databases, TimeProvider clock, CancellationToken ct)
    {
        var words = (request.Words ?? new Dictionary<string, string>()).Where(w => !string.IsNullOrWhiteSpace(w.Value)).ToDictionary(w => w.Key, w => w.Value.Trim());
        if (words.Where(w => w.Value.Length > MaxWords).Select(w => w.Key).ToList() is { Count: > 0 } tooLong)
        {
            return TypedResults.ValidationProblem(tooLong.ToDictionary(l => $"words.{l}", _ => new[] { $"At most {MaxWords} characters." }));
        }

        if (await db.OrderStatuses.SingleOrDefaultAsync(s => s.Status == request.Status, ct) is not { } status)
        {
            return TypedResults.NotFound();
        }

        (status.Meaning, status.Tell, status.Words) = (request.Meaning, request.Tell, words);
        await db.SaveChangesAsync(ct);
        var standing = await db.Orders.Where(o => o.ErpStatus == status.Status).Select(o => o.Id).ToListAsync(ct);
        foreach (var id in standing)
        {
            await FollowAsync(databases, id, status.Meaning, clock.GetUtcNow(), ct);
        }

        return TypedResults.Ok(Row(status, standing.Count));
    }

    /// <summary>Each in a commit of its own: the other orders do not wait for their locks meanwhile. Nobody is told, for nothing has changed in the ERP.</summary>
    static async Task FollowAsync(IDbContextFactory<CatalogDbContext> databases, Guid id, StatusMeaning? meaning, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockOrderAsync(id, ct) is { } order)
        {
            var before = order.State;
            OrderMachine.Mark(order, meaning, now);
            if (order.State != before)
            {
                await db.SaveMoveAsync(order, new OrderMove(Changed: true), now, ct);
            }
        }

        await transaction.CommitAsync(ct);
    }

    static OrderStatusRow Row(OrderStatus s, int orders) => new(s.Status, s.Meaning, s.Tell, s.Words, orders, s.FirstSeenAt);
}
