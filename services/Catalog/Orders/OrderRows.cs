using Bridge.Contracts.Catalog;
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

    /// <summary>Null where the draft names a product that never was.</summary>
    public static async Task<IReadOnlyList<OrderLine>?> LinesOfAsync(
        this CatalogDbContext db, Quote agreed, IReadOnlyList<DraftLine> draft, IReadOnlyDictionary<Guid, OrderFile> files, CancellationToken ct)
    {
        var ids = agreed.Lines.Select(l => l.ProductId).ToList();
        var external = await db.Products.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.ExternalId, ct);
        return ids.All(external.ContainsKey)
            ? [.. agreed.Lines.Select((line, i) => new OrderLine(
                line.ProductId, external[line.ProductId], line.Name, line.Quantity, line.UnitPrice, line.LineTotal, draft.ElementAtOrDefault(i)?.Note)
            {
                Attachments = draft.ElementAtOrDefault(i)?.Attachments ?? [],
                Files = [.. (draft.ElementAtOrDefault(i)?.Attachments ?? []).Select(id => files[id])],
            })]
            : null;
    }

    /// <summary>A move with its history, its call and its words, in one commit.</summary>
    public static async Task SaveMoveAsync(this CatalogDbContext db, Order order, OrderMove move, DateTimeOffset now, CancellationToken ct)
    {
        var status = move.Changed && order.ErpStatus is { } met ? await db.MeetAsync(met, now, ct) : null;
        if (status is not null)
        {
            OrderMachine.Mark(order, status.Meaning, now);
        }

        order.Waits = OrderMachine.WaitsOf(order);
        (order.Total, order.Currency) = (order.ErpTotal ?? order.Agreed.Total, order.Agreed.Currency);
        order.CheckDueAt = order.IsOpen ? order.CheckDueAt ?? now + StatusWorker.First : null;
        db.OrderEntries.AddRange(order.NewEntries);
        order.NewEntries.Clear();
        if (move.Changed)
        {
            order.Version++;
            var news = move.StatusIsNews && status is { Tell: true } ? new StatusNews(status.Words) : null;
            db.Publish(OrderMachine.EventOf(order, move.TellCustomer || news is not null, news));
        }

        if (move.Call is { } call)
        {
            db.Send("erp-connector-call-erp", call);
        }

        if (move.Answer is { } answer)
        {
            db.Send("flow-order-answered", answer with { Version = order.Version });
        }

        if (move.Offer is { } offer)
        {
            db.Send("flow-order-offered", offer);
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Everything the ERP calls an order is listed for the admin, from the first order on that has it.</summary>
    static async Task<OrderStatus> MeetAsync(this CatalogDbContext db, string status, DateTimeOffset now, CancellationToken ct)
    {
        var key = status.Length > OrderStatus.MaxLength ? status[..OrderStatus.MaxLength] : status;
        if (await db.OrderStatuses.AsNoTracking().SingleOrDefaultAsync(s => s.Status == key, ct) is { } known)
        {
            return known;
        }

        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO order_status (status, tell, words, first_seen_at) VALUES ({key}, true, '{{}}', {now}) ON CONFLICT (status) DO NOTHING", ct);
        return await db.OrderStatuses.AsNoTracking().SingleAsync(s => s.Status == key, ct);
    }
}
