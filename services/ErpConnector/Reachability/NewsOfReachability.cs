using Bridge.Contracts.Erp;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.ErpConnector.Reachability;

/// <summary>That an operation answers is told once; where that one message was lost, sessions wait for it for ever. Told again, it wakes nobody in vain for long.</summary>
internal sealed class NewsOfReachability(ErpDbContext db) : IReconciliation
{
    public async Task<IReadOnlyList<Reconciled>> RunAsync(CancellationToken ct)
    {
        var away = await db.Away.Select(a => a.Operation).ToListAsync(ct);
        var back = Enum.GetValues<ErpOperation>().Except(away).ToList();
        foreach (var operation in back)
        {
            db.Publish(new ErpReachable(operation));
        }

        await db.SaveChangesAsync(ct);
        return [new("operations of the ERP that are not known to be away, told anew", back.Count, 0)];
    }
}
