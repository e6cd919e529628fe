using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Bridge.AppHost.Infrastructure;

/// <summary>
/// Asks again for a while before it says no: Aspire looks every five seconds at what is not healthy yet, and each look that comes a moment too early
/// would hold the start up that long.
/// </summary>
internal sealed class PatientCheck(Func<CancellationToken, Task> ask) : IHealthCheck
{
    static readonly TimeSpan PatienceWithAStart = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    volatile bool _hasBeenHealthy;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var asked = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await ask(cancellationToken);
                _hasBeenHealthy = true;
                return HealthCheckResult.Healthy();
            }
            catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
            {
                if (asked.Elapsed > (_hasBeenHealthy ? Patience : PatienceWithAStart))
                {
                    return HealthCheckResult.Unhealthy(problem.InnerException?.Message ?? problem.Message);
                }
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
