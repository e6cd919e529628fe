using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Profile;
using Microsoft.EntityFrameworkCore;

namespace Bridge.ErpConnector.Checks;

/// <summary>Checks, one at a time in this process, and remembers what they found.</summary>
internal sealed class ContractChecks(IDbContextFactory<ErpDbContext> database, Profiles profiles, ContractCheck check, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public async Task<IReadOnlyList<OperationCheck>> RunAsync(IReadOnlySet<ErpOperation>? operations, bool writes, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var plan = new CheckPlan(operations, writes, await KnownOrderAsync(ct));
            var results = await check.RunAsync(await profiles.CurrentAsync(ct), plan, ct);
            await KeepAsync(results, ct);
            return results;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>What was made last is surely there.</summary>
    private async Task<string?> KnownOrderAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return (await db.Database.SqlQuery<string?>(
            $"SELECT answer ->> 'external_order_id' AS \"Value\" FROM intent WHERE operation = 'CreateOrder' AND outcome = 'Ok' ORDER BY settled_at DESC LIMIT 1").ToListAsync(ct))
            .FirstOrDefault();
    }

    private async Task KeepAsync(IReadOnlyList<OperationCheck> results, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var known = await db.ContractStates.ToDictionaryAsync(s => s.Operation, ct);
        foreach (var result in results)
        {
            if (!known.TryGetValue(result.Operation, out var state))
            {
                db.ContractStates.Add(state = new ContractState { Operation = result.Operation });
            }

            state.Take(result, clock.GetUtcNow());
        }

        await db.SaveChangesAsync(ct);
    }
}
