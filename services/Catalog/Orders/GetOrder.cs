using Bridge.Contracts.Catalog;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Orders;

/// <param name="DraftId">What the keys of its ERP calls begin with.</param>
/// <param name="Acts">What a person may do with it now.</param>
public sealed record OrderDetails(
    OrderRow Order, Guid DraftId, Quote Agreed, IReadOnlyList<OrderLineView> Lines, decimal? ErpTotal, Address? Address, string? Note, string? TrackingUrl, string? DocumentUrl,
    string? Eta, string? PaymentReference, DateTimeOffset? PaidAt, IReadOnlyList<string> Acts, IReadOnlyList<OrderStep> History);

public sealed record OrderLineView(
    Guid ProductId, string Name, int Quantity, decimal UnitPrice, decimal LineTotal, string? Note, IReadOnlyList<Guid> Attachments);

/// <param name="UserId">Who did it, where it was a person.</param>
public sealed record OrderStep(DateTimeOffset At, OrderState State, string What, string? Detail, Guid? UserId);

internal static class GetOrder
{
    public static void Map(RouteGroupBuilder orders) => orders.MapGet("/{id:guid}", Handle).WithName(nameof(GetOrder));

    static async Task<Results<Ok<OrderDetails>, NotFound>> Handle(Guid id, CatalogDbContext db, CancellationToken ct)
    {
        if (await db.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct) is not { } order)
        {
            return TypedResults.NotFound();
        }

        var history = await db.OrderEntries.Where(e => e.OrderId == id).OrderBy(e => e.Id)
            .Select(e => new OrderStep(e.At, e.State, e.What, e.Detail, e.UserId)).ToListAsync(ct);
        var lines = order.Lines.Select(l => new OrderLineView(l.ProductId, l.Name, l.Quantity, l.UnitPrice, l.LineTotal, l.Note, l.Attachments)).ToList();
        return TypedResults.Ok(new OrderDetails(
            OrdersApi.Row(order), order.DraftId, order.Agreed, lines, order.ErpTotal, order.Address, order.Note, order.TrackingUrl, order.DocumentUrl,
            order.Eta, order.PaymentReference, order.PaidAt, PersonMoves.PossibleFor(order), history));
    }
}
