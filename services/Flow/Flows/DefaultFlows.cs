using System.Text.Json.Nodes;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Bridge.Flow.Flows;

/// <summary>
/// Publishes the flows that Bridge ships, with every migrate run: those that are new, and those that are newer than what was shipped before. A flow that
/// somebody has made his own stays as it is.
/// </summary>
sealed class DefaultFlows(FlowDbContext db, TimeProvider clock) : IMigrationStep
{
    public async Task RunAsync(CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await Publication.LockAsync(db, ct);
        var now = clock.GetUtcNow();
        var changed = false;
        foreach (var (id, definition) in Shipped())
        {
            var flow = await db.Flows.SingleOrDefaultAsync(f => f.Id == id, ct);
            if (flow is { Edited: true } || flow?.Draft == definition)
            {
                continue;
            }

            if (flow is null)
            {
                flow = new FlowDefinition { Id = id, Draft = definition, ChangedAt = now };
                db.Flows.Add(flow);
            }

            flow.Draft = definition;
            flow.ChangedAt = now;
            await Publication.PublishAsync(db, flow, new NewVersion(definition, now), ct);
            changed = true;
        }

        if (changed)
        {
            await Publication.BundleAsync(db, now, ct);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    static IEnumerable<(string Id, string Definition)> Shipped()
    {
        var assembly = typeof(DefaultFlows).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("Defaults/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var definition = reader.ReadToEnd();
            yield return (JsonNode.Parse(definition)?["id"]?.GetValue<string>() ?? throw new InvalidOperationException($"{name} has no id."), definition);
        }
    }
}

/// <summary>Ready only with flows to run: without them every customer would be handed to a person.</summary>
sealed class FlowsCheck(IDbContextFactory<FlowDbContext> databases) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Bundles.AnyAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("No flow is published: run migrate.");
    }
}
