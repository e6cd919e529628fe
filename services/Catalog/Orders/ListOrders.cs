using System.Globalization;
using Bridge.Contracts.Catalog;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Orders;

/// <param name="Next">Passed as <c>before</c> for the following page; null on the last.</param>
public sealed record OrderPage(IReadOnlyList<OrderRow> Items, string? Next);

internal static class ListOrders
{
    public static void Map(RouteGroupBuilder orders) => orders.MapGet("/", Handle).WithName(nameof(ListOrders));

    /// <summary>Newest first. <paramref name="waits"/>: what waits for a person in this way; with <paramref name="waiting"/> in any. <paramref name="conversation"/>: of these.</summary>
    static async Task<Ok<OrderPage>> Handle(
        OrderState? state, OrderWait? waits, bool? waiting, string? search, Guid[]? conversation, long? before, int? limit, CatalogDbContext db, CancellationToken ct)
    {
        var take = Math.Clamp(limit ?? 50, 1, 200);
        var matching = db.Orders.AsNoTracking().Where(o => (state == null || o.State == state) && (before == null || o.Number < before));
        if (conversation is { Length: > 0 })
        {
            matching = matching.Where(o => conversation.Contains(o.ConversationId));
        }

        if (waits is not null || waiting == true)
        {
            matching = matching.Where(o => waits == null ? o.Waits != null : o.Waits == waits);
        }

        if (search?.Trim() is { Length: > 0 } words)
        {
            var pattern = $"%{SearchPattern.Escape(words)}%";
            var number = long.TryParse(words.StartsWith("B-", StringComparison.OrdinalIgnoreCase) ? words[2..] : words, CultureInfo.InvariantCulture, out var n) ? n : 0;
            matching = matching.Where(o => o.Number == number || EF.Functions.ILike(o.ErpNumber!, pattern) || EF.Functions.ILike(o.Name, pattern) || EF.Functions.ILike(o.Phone, pattern));
        }

        var orders = await matching.OrderByDescending(o => o.Number).Take(take + 1).ToListAsync(ct);
        var next = orders.Count > take ? orders[take - 1].Number.ToString(CultureInfo.InvariantCulture) : null;
        return TypedResults.Ok(new OrderPage([.. orders.Take(take).Select(OrdersApi.Row)], next));
    }
}
