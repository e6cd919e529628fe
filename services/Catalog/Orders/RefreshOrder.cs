using System.Security.Claims;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Orders;

/// <summary>Asks the ERP now how the order stands; a change is told to the customer as if it had been found on schedule.</summary>
internal static class RefreshOrder
{
    public static void Map(RouteGroupBuilder orders) => orders.MapPost("/{id:guid}/refresh", Handle).WithName(nameof(RefreshOrder));

    static async Task<Results<Ok<OrderRow>, NotFound, ProblemHttpResult>> Handle(
        Guid id, CatalogDbContext db, StatusReader erp, TimeProvider clock, ClaimsPrincipal user, CancellationToken ct)
    {
        var known = await db.Orders.AsNoTracking().Where(o => o.Id == id).Select(o => new { o.ExternalOrderId }).SingleOrDefaultAsync(ct);
        if (known is null)
        {
            return TypedResults.NotFound();
        }

        if (known.ExternalOrderId is not { } externalId)
        {
            return TypedResults.Problem("The order is not in the ERP, as far as Bridge knows.", statusCode: StatusCodes.Status409Conflict);
        }

        var standing = await erp.AskAsync(externalId, ct);
        if (standing.Problem is { } problem)
        {
            return TypedResults.Problem(problem, statusCode: StatusCodes.Status502BadGateway);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var order = (await db.LockOrderAsync(id, ct))!;
        var now = clock.GetUtcNow();
        var move = OrderMachine.Seen(order, standing, now);
        if (move.Changed)
        {
            order.NewEntries[0].UserId = user.UserId();
            await db.SaveMoveAsync(order, move, now, ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.Ok(OrdersApi.Row(order));
    }
}
