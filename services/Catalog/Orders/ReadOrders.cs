using Bridge.Contracts.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Orders;

public sealed record OrderChanges(IReadOnlyList<OrderStatusChanged> Items, Guid? Next);

/// <summary>All orders, as the events tell them: from this a read model is rebuilt. Nobody is told anything by it.</summary>
internal static class ReadOrders
{
    public static void Map(RouteGroupBuilder orders) => orders.MapGet("/", Handle).WithName(nameof(ReadOrders));

    static async Task<OrderChanges> Handle(Guid? after, int? limit, CatalogDbContext db, CancellationToken ct)
    {
        var take = Math.Clamp(limit ?? 200, 1, 1000);
        var from = after ?? Guid.Empty;
        var orders = await db.Orders.AsNoTracking().Where(o => o.Id > from).OrderBy(o => o.Id).Take(take).ToListAsync(ct);
        return new OrderChanges([.. orders.Select(o => OrderMachine.EventOf(o, tellCustomer: false))], orders.Count == take ? orders[^1].Id : null);
    }
}
