using System.Text.Json;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Orders;

/// <summary>Orders that the ERP has not, or not wholly. What only waits for money or for the customer's word has not failed.</summary>
internal sealed class FailedOrders(CatalogDbContext db, TimeProvider clock) : IFailures
{
    static readonly OrderWait[] Failed = [OrderWait.Rejected, OrderWait.Stuck, OrderWait.Unknown];

    public DeadLetterKind Kind => DeadLetterKind.Order;

    public async Task<IReadOnlyList<DeadLetter>> ListAsync(DateTimeOffset before, int limit, CancellationToken ct) =>
        [.. (await Orders.Where(o => o.ChangedAt < before).OrderByDescending(o => o.ChangedAt).Take(limit).ToListAsync(ct)).Select(Letter)];

    public Task<long> CountAsync(CancellationToken ct) => Orders.LongCountAsync(ct);

    public async Task<DeadLetterDetail?> FindAsync(string id, CancellationToken ct) =>
        Guid.TryParse(id, out var wanted) && await Orders.SingleOrDefaultAsync(o => o.Id == wanted, ct) is { } order
            ? new DeadLetterDetail(Letter(order), JsonSerializer.SerializeToElement(
                new { order.Reference, order.State, order.Stuck, order.Problem, order.ErpNumber, order.Lines, order.Agreed, order.Address, order.Payment, order.Note }, BridgeJson.Options))
            : null;

    public async Task<Acted> ReplayAsync(string id, Guid by, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!Guid.TryParse(id, out var wanted) || await db.LockOrderAsync(wanted, ct) is not { } order || order.Waits is not { } waits || !Failed.Contains(waits))
        {
            return Acted.Gone;
        }

        var now = clock.GetUtcNow();
        if (waits == OrderWait.Unknown || PersonMoves.Retry(order, now) is not { } move)
        {
            return Acted.Refused("It may be in the ERP already: look there, and decide on the order's own page.");
        }

        order.NewEntries[0].UserId = by;
        await db.SaveMoveAsync(order, move, now, ct);
        await transaction.CommitAsync(ct);
        return Acted.Done;
    }

    public Task<Acted> DiscardAsync(string id, CancellationToken ct) =>
        Task.FromResult(Acted.Refused("An order is not thrown away: cancel it, or say that it is seen to, on its own page."));

    IQueryable<Order> Orders => db.Orders.AsNoTracking().Where(o => o.Waits == OrderWait.Rejected || o.Waits == OrderWait.Stuck || o.Waits == OrderWait.Unknown);

    static DeadLetter Letter(Order order) => new(
        DeadLetterKind.Order, order.Id.ToString(), order.Reference, null, null, order.Problem ?? order.Waits!.Value.ToString(), order.ChangedAt, MayReplay: order.Waits != OrderWait.Unknown, Of: order.Id,
        Who: order.Name);
}
