using Bridge.Flow.Pausing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Flow.Sessions;

/// <summary>
/// Does what time brings about: timers, deadlines, gaps, parked sessions, and whatever a killed process left between two commits. All of it stands in
/// the conversations' rows, and replicas pass over what another one holds.
/// </summary>
sealed partial class Sweeper(IServiceScopeFactory scopes, TimeProvider clock, IOptions<FlowOptions> options, ILogger<Sweeper> logger) : BackgroundService
{
    static readonly TimeSpan ForgetEvery = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepEvery, clock);
        var forgetAt = clock.GetUtcNow();
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
                if (clock.GetUtcNow() >= forgetAt)
                {
                    forgetAt = clock.GetUtcNow() + ForgetEvery;
                    await ForgetAsync(stoppingToken);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is away; everything is where it was when it comes back.
                LogAway(e);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    async Task SweepAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<SessionRunner>();
        while (await sessions.WakeAsync(ct))
        {
        }

        await scope.ServiceProvider.GetRequiredService<HandingBack>().PassAsync(ct);
    }

    /// <summary>The words of old turns: nobody asks for them any more.</summary>
    async Task ForgetAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FlowDbContext>();
        var before = clock.GetUtcNow() - options.Value.TurnRetention;
        await db.SentTurns.Where(t => t.SentAt < before).ExecuteDeleteAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sweep was broken off and will be taken up again")]
    partial void LogAway(Exception e);
}
