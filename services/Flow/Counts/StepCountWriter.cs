namespace Bridge.Flow.Counts;

/// <summary>Writes the counts now and then, and once more at the end.</summary>
sealed partial class StepCountWriter(StepCounts counts, IServiceScopeFactory scopes, TimeProvider clock, ILogger<StepCountWriter> logger) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await WriteAsync(stoppingToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    async Task WriteAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await counts.WriteAsync(scope.ServiceProvider.GetRequiredService<FlowDbContext>(), ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // The database is away; the counts wait.
            LogAway(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The counts of steps could not be written and will be tried again")]
    partial void LogAway(Exception e);
}
