using Bridge.Contracts.Catalog;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Orders;

/// <param name="Number">The ERP's; null until there is one.</param>
/// <param name="NeedsPerson">Something of it waits for a person.</param>
public sealed record OrderRow(
    Guid Id, string Reference, string? Number, Guid ConversationId, string Name, decimal Total, string Currency, PaymentMethod Payment, OrderState State,
    string? Status, bool NeedsPerson, string? Problem, DateTimeOffset PlacedAt, long Version);

public sealed record OrderPage(IReadOnlyList<OrderRow> Items, string? Next);

public sealed record OrderDetails(
    OrderRow Order, string Phone, Quote Agreed, decimal? ErpTotal, Address? Address, string? Note, string? TrackingUrl, IReadOnlyList<OrderStep> History);

/// <param name="UserId">Who did it, where it was a person.</param>
public sealed record OrderStep(DateTimeOffset At, OrderState State, string What, string? Detail, Guid? UserId);

internal static class OrdersApi
{
    public static void MapOrders(this IEndpointRouteBuilder app)
    {
        var orders = app.MapGroup("/orders").WithTags("Orders").RequireAuthorization(Policies.Sales);
        orders.MapGet("/", List).WithName("ListOrders");
        orders.MapGet("/{id:guid}", Get).WithName("GetOrder");
        PersonActs.Map(orders);
    }

    /// <summary>Newest first.</summary>
    static async Task<Ok<OrderPage>> List(OrderState? state, long? before, int? limit, CatalogDbContext db, CancellationToken ct)
    {
        var take = Math.Clamp(limit ?? 50, 1, 200);
        var orders = await db.Orders.AsNoTracking()
            .Where(o => (state == null || o.State == state) && (before == null || o.Number < before))
            .OrderByDescending(o => o.Number).Take(take + 1).ToListAsync(ct);
        var next = orders.Count > take ? orders[take - 1].Number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        return TypedResults.Ok(new OrderPage([.. orders.Take(take).Select(Row)], next));
    }

    static async Task<Results<Ok<OrderDetails>, NotFound>> Get(Guid id, CatalogDbContext db, CancellationToken ct)
    {
        if (await db.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct) is not { } order)
        {
            return TypedResults.NotFound();
        }

        var history = await db.OrderEntries.Where(e => e.OrderId == id).OrderBy(e => e.Id)
            .Select(e => new OrderStep(e.At, e.State, e.What, e.Detail, e.UserId)).ToListAsync(ct);
        return TypedResults.Ok(new OrderDetails(
            Row(order), order.Phone, order.Agreed, order.ErpTotal, order.Address, order.Note, order.TrackingUrl, history));
    }

    public static OrderRow Row(Order o) => new(
        o.Id, o.Reference, o.ErpNumber, o.ConversationId, o.Name, o.ErpTotal ?? o.Agreed.Total, o.Agreed.Currency, o.Payment, o.State, o.ErpStatus,
        o.PendingKey is null && (o.Stuck is not null || o.State == OrderState.Placed), o.Problem, o.PlacedAt, o.Version);
}
