using Bridge.Flow.Pausing;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Health;

/// <summary>A bot that somebody has paused and forgotten is worth a word.</summary>
sealed class BotHealth(IServiceScopeFactory scopes, TimeProvider clock) : IHealthSource
{
    public async Task<IReadOnlyList<HealthReading>> ReadAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var since = await scope.ServiceProvider.GetRequiredService<FlowDbContext>().BotPauses.AsNoTracking().Select(p => (DateTimeOffset?)p.Since).SingleOrDefaultAsync(ct);
        return [since is { } paused
            ? new(HealthKinds.Bot, HealthKinds.Bot, HealthState.Attention, (clock.GetUtcNow() - paused).TotalSeconds)
            : new(HealthKinds.Bot, HealthKinds.Bot, HealthState.Good)];
    }
}
