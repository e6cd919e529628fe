using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Bridge.AppHost.Infrastructure;

/// <summary>RabbitMQ is ready when it lets its user in: the port is open some time before that.</summary>
internal sealed class BrokerReadiness(Uri broker) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var factory = new ConnectionFactory { Uri = broker, AutomaticRecoveryEnabled = false, ClientProvidedName = "bridge readiness" };
            await using var connection = await factory.CreateConnectionAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (BrokerUnreachableException problem)
        {
            return HealthCheckResult.Unhealthy(problem.InnerException?.Message ?? problem.Message);
        }
    }
}
