using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Orders;

/// <summary>Calls whose command or answer may have been lost are asked for once more, under the key they had: what was done is answered, not done again.</summary>
internal sealed class OrdersUnderWay(IDbContextFactory<CatalogDbContext> databases) : IReconciliation
{
    public async Task<IReadOnlyList<Reconciled>> RunAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var ids = await db.Orders.Where(o => o.PendingKey != null).Select(o => o.Id).ToListAsync(ct);
        var asked = 0;
        foreach (var id in ids)
        {
            asked += await AskAgainAsync(id, ct);
        }

        return [new("orders whose call to the ERP has no answer yet", await db.Orders.LongCountAsync(ct), asked)];
    }

    async Task<int> AskAgainAsync(Guid id, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockOrderAsync(id, ct) is not { } order || OrderMachine.UnderWay(order) is not { } call)
        {
            return 0;
        }

        db.Send("erp-connector-call-erp", call);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return 1;
    }
}
