using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Profile;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.ErpConnector.Checks;

/// <summary>Checks each night, and after repeated failures; only by what reads.</summary>
internal sealed partial class ContractWatch(
    IDbContextFactory<ErpDbContext> database, ContractChecks checks, Profiles profiles, Suspicion suspicion, IOptions<ErpOptions> options, TimeProvider clock,
    ILogger<ContractWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    /// <summary>Less than a day: the hour may have begun a little later yesterday.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromHours(20);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(NightlyAsync(stoppingToken), OnSuspicionAsync(stoppingToken));

    private async Task NightlyAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Look, clock);
        while (await timer.WaitForNextTickAsync(ct))
        {
            await TryAsync(async () =>
            {
                if (clock.GetUtcNow().Hour == options.Value.CheckAtHour && (await profiles.CurrentAsync(ct)).BaseUrl is not null && await IsDueAsync(ct))
                {
                    await checks.RunAsync(null, writes: false, ct);
                }
            }, ct);
        }
    }

    private async Task OnSuspicionAsync(CancellationToken ct)
    {
        while (true)
        {
            var suspects = await suspicion.NextAsync(ct);
            await TryAsync(() => checks.RunAsync(suspects, writes: false, ct), ct);
        }
    }

    private async Task<bool> IsDueAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var before = clock.GetUtcNow() - Rest;
        return !await db.ContractStates.AnyAsync(s => s.Operation == ErpOperation.ListProducts && s.CheckedAt > before, ct);
    }

    private async Task TryAsync(Func<Task> work, CancellationToken ct)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogFailed(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The contract could not be checked")]
    private partial void LogFailed(Exception e);
}
