using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway.Privacy;

/// <summary>Goes over every service until nothing of a person is left, however often one of them is away or restarted.</summary>
sealed partial class ErasureWorker(IDbContextFactory<GatewayDbContext> databases, People people, TimeProvider clock, ILogger<ErasureWorker> logger) : BackgroundService
{
    static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Poll, clock);
        do
        {
            try
            {
                while (await PassAsync(stoppingToken))
                {
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>No lock while the services are asked: two gateways at it at once do twice what may be done twice.</summary>
    async Task<bool> PassAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        if (await db.Erasures.Where(e => e.NextPassAt <= now).OrderBy(e => e.NextPassAt).FirstOrDefaultAsync(ct) is not { } request)
        {
            return false;
        }

        request.Passed(await people.EraseAsync(request.Person(), ct), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        LogPassed(request.Id, request.Passes, request.Rows, request.Waiting.Length);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Erasure {Erasure}: pass {Pass}, {Rows} rows gone so far, {Waiting} services still to do their part")]
    partial void LogPassed(Guid erasure, int pass, int rows, int waiting);

    [LoggerMessage(Level = LogLevel.Error, Message = "An erasure could not go on and is tried again")]
    partial void LogFailed(Exception e);
}
