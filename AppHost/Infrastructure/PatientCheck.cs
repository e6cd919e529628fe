using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Bridge.AppHost.Infrastructure;

/// <summary>
/// Asks again for some seconds before it says no: Aspire looks every five seconds at what is not healthy yet, and each look that comes a moment too early
/// would hold the start up that long.
/// </summary>
internal sealed class PatientCheck(Func<CancellationToken, Task> ask) : IHealthCheck
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var asked = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await ask(cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
            {
                if (asked.Elapsed > Patience)
                {
                    return HealthCheckResult.Unhealthy(problem.InnerException?.Message ?? problem.Message);
                }
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
