using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Orders;

internal static class OrderRows
{
    /// <summary>The draft's order under its lock. Two commands for a draft that has no row yet wait for each other, too.</summary>
    public static async Task<Order?> LockDraftAsync(this CatalogDbContext db, Guid draft, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({draft}::text, 0))", ct);
        return await db.Orders.FromSql($"SELECT * FROM orders WHERE draft_id = {draft} FOR UPDATE").SingleOrDefaultAsync(ct);
    }

    public static Task<Order?> LockOrderAsync(this CatalogDbContext db, Guid id, CancellationToken ct) =>
        db.Orders.FromSql($"SELECT * FROM orders WHERE id = {id} FOR UPDATE").SingleOrDefaultAsync(ct);

    /// <summary>A move with its history, its call and its words, in one commit.</summary>
    public static async Task SaveMoveAsync(this CatalogDbContext db, Order order, OrderMove move, CancellationToken ct)
    {
        db.OrderEntries.AddRange(order.NewEntries);
        order.NewEntries.Clear();
        if (move.Changed)
        {
            order.Version++;
            db.Publish(OrderMachine.EventOf(order, move.TellCustomer));
        }

        if (move.Call is { } call)
        {
            db.Send("erp-connector-call-erp", call);
        }

        if (move.Answer is { } answer)
        {
            db.Send("flow-order-answered", answer with { Version = order.Version });
        }

        await db.SaveChangesAsync(ct);
    }
}
