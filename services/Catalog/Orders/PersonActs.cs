using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Catalog.Orders;

public sealed record OrderFoundRequest([Required, MaxLength(100)] string? ExternalOrderId, [Required, MaxLength(100)] string? Number);

public sealed record PaymentReceivedRequest([MaxLength(200)] string? Reference);

public sealed record CancelOrderRequest([MaxLength(500)] string? Reason);

/// <summary>The acts of a person on an order, under its lock and in its history with his id. 409 where the order does not wait for the act.</summary>
internal static class PersonActs
{
    public static void Map(RouteGroupBuilder orders)
    {
        orders.MapPost("/{id:guid}/retry", (Guid id, CatalogDbContext db, TimeProvider clock, ClaimsPrincipal user, CancellationToken ct) =>
            ActAsync(id, PersonMoves.Retry, db, clock, user, ct)).WithName("RetryOrder");
        orders.MapPost("/{id:guid}/done", (Guid id, CatalogDbContext db, TimeProvider clock, ClaimsPrincipal user, CancellationToken ct) =>
            ActAsync(id, PersonMoves.Done, db, clock, user, ct)).WithName("SettleOrder");
        orders.MapPost("/{id:guid}/accept-total", (Guid id, CatalogDbContext db, TimeProvider clock, ClaimsPrincipal user, CancellationToken ct) =>
            ActAsync(id, PersonMoves.AcceptTotal, db, clock, user, ct)).WithName("AcceptTotal");
        orders.MapPost("/{id:guid}/found", (Guid id, OrderFoundRequest request, CatalogDbContext db, TimeProvider clock, ClaimsPrincipal user, CancellationToken ct) =>
            ActAsync(id, (order, now) => PersonMoves.Found(order, request.ExternalOrderId!, request.Number!, now), db, clock, user, ct)).WithName("OrderFound");
        orders.MapPost("/{id:guid}/cancel", (Guid id, CancelOrderRequest request, CatalogDbContext db, TimeProvider clock, ClaimsPrincipal user, CancellationToken ct) =>
            ActAsync(id, (order, now) => PersonMoves.Cancel(order, request.Reason, now), db, clock, user, ct)).WithName("CancelOrder");
        orders.MapPost("/{id:guid}/payment-received", (Guid id, PaymentReceivedRequest request, CatalogDbContext db, TimeProvider clock, ClaimsPrincipal user, CancellationToken ct) =>
            ActAsync(id, (order, now) => PersonMoves.PaymentReceived(order, request.Reference, now), db, clock, user, ct)).WithName("PaymentReceived");
    }

    static async Task<Results<Ok<OrderRow>, NotFound, ProblemHttpResult>> ActAsync(
        Guid id, Func<Order, DateTimeOffset, OrderMove?> act, CatalogDbContext db, TimeProvider clock, ClaimsPrincipal user, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockOrderAsync(id, ct) is not { } order)
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        if (act(order, now) is not { } move)
        {
            return TypedResults.Problem(
                $"The order does not wait for this; possible now: {string.Join(", ", PersonMoves.PossibleFor(order))}.", statusCode: StatusCodes.Status409Conflict);
        }

        order.NewEntries[0].UserId = user.UserId();
        await db.SaveMoveAsync(order, move, now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(OrdersApi.Row(order));
    }
}
