using System.ComponentModel.DataAnnotations;
using Bridge.Gateway.Alerts;
using Microsoft.Extensions.Options;

namespace Bridge.Gateway.Health;

/// <summary>Configuration section <c>Health</c>.</summary>
public sealed record HealthOptions
{
    [Range(1, 600)]
    public int EverySeconds { get; set; } = 15;

    /// <summary>For so long something must be unwell before it is told, and well again before that is.</summary>
    [Range(0, 3600)]
    public int SettleSeconds { get; set; } = 30;
}

/// <summary>Looks at everything every few seconds, keeps the newest look for the console, and gives each to the incidents.</summary>
sealed partial class HealthWatch(
    HealthReader reader, SavedAlerts alerts, Incidents incidents, IOptions<HealthOptions> options, TimeProvider clock, ILogger<HealthWatch> logger) : BackgroundService
{
    volatile HealthSnapshot? _latest;

    public async Task<HealthSnapshot> LatestAsync(CancellationToken ct) =>
        _latest is { } latest && clock.GetUtcNow() - latest.At < TimeSpan.FromSeconds(options.Value.EverySeconds * 2) ? latest : await LookAsync(ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.EverySeconds), clock);
        // The first look is not at the start: what starts together with the gateway is not yet there.
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await incidents.ConsiderAsync(await LookAsync(stoppingToken), stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Its own database is away, for instance: the next look tells of it.
                LogFailed(e);
            }
        }
    }

    async Task<HealthSnapshot> LookAsync(CancellationToken ct) => _latest = await reader.ReadAsync(await alerts.RulesAsync(ct), ct);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Health could not be looked at")]
    partial void LogFailed(Exception e);
}
