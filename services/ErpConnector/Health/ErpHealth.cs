using System.Globalization;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Calling;
using Bridge.ErpConnector.Profile;
using Bridge.ErpConnector.Reachability;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Polly.CircuitBreaker;

namespace Bridge.ErpConnector.Health;

/// <summary>Each operation that is switched on: whether it is called just now, and since when somebody has been told that it is away.</summary>
internal sealed class ErpHealth(Profiles profiles, Breakers breakers, IDbContextFactory<ErpDbContext> database, TimeProvider clock) : IHealthSource
{
    public async Task<IReadOnlyList<HealthReading>> ReadAsync(CancellationToken ct)
    {
        var profile = await profiles.CurrentAsync(ct);
        if (profile.BaseUrl is null)
        {
            return [new(HealthKinds.Erp, HealthKinds.Erp, HealthState.Unknown, Detail: "no address")];
        }

        await using var db = await database.CreateDbContextAsync(ct);
        var away = await db.Away.AsNoTracking().ToDictionaryAsync(a => a.Operation, a => a.Since, ct);
        return [.. profile.Endpoints.Values.Where(e => e.Enabled).Select(e => ReadingOf(e.Contract.Operation, away.GetValueOrDefault(e.Contract.Operation)))];
    }

    private HealthReading ReadingOf(ErpOperation operation, DateTimeOffset since)
    {
        var breaker = breakers.StateOf(operation);
        return since != default
            ? new(HealthKinds.Erp, operation.Name(), HealthState.Bad, (clock.GetUtcNow() - since).TotalSeconds, Detail: since.ToString("O", CultureInfo.InvariantCulture))
            : new(HealthKinds.Erp, operation.Name(), breaker == CircuitState.Closed ? HealthState.Good : HealthState.Bad, Detail: breaker == CircuitState.Closed ? null : breaker.ToString());
    }
}
