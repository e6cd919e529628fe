using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.ServiceDefaults;

/// <summary>Something that must stand before the service's first start, beyond schema and topology: run once by every <c>migrate</c>, so it must be idempotent.</summary>
public interface IMigrationStep
{
    Task RunAsync(CancellationToken ct);
}

public static partial class Migration
{
    /// <summary>The process was started as <c>migrate</c>.</summary>
    internal static bool IsRequested => Environment.GetCommandLineArgs().Contains("migrate");

    /// <summary>Runs the service; where it starts together with the others, it brings its own schema up to date first. Started with <c>migrate</c> it applies schema and topology and ends.</summary>
    public static async Task RunBridgeAsync<TDbContext>(this WebApplication app, string[] args) where TDbContext : DbContext
    {
        EndpointPolicies.EnsureNamed(app);
        if (args.Contains("migrate"))
        {
            await MigrateAsync<TDbContext>(app.Services, CancellationToken.None);
            return;
        }

        if (app.Services.GetRequiredService<RollCall>().IsHeld)
        {
            var ct = app.Lifetime.ApplicationStopping;
            await MigrateSchemaAsync<TDbContext>(app.Services, ct);
            await app.Services.GetRequiredService<BusTopology>().DeployDeadLettersAsync(ct);
        }
        await app.RunAsync();
    }

    /// <summary>Schema, signing key, the service's own steps, then queues and bindings.</summary>
    public static async Task MigrateAsync<TDbContext>(IServiceProvider services, CancellationToken ct) where TDbContext : DbContext
    {
        await MigrateSchemaAsync<TDbContext>(services, ct);
        await services.GetRequiredService<BusTopology>().DeployAsync(
            services.GetRequiredService<IBusControl>(), ct);
    }

    static async Task MigrateSchemaAsync<TDbContext>(IServiceProvider services, CancellationToken ct) where TDbContext : DbContext
    {
        await using var scope = services.CreateAsyncScope();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Bridge.Migrate");
        var db = scope.ServiceProvider.GetRequiredService<TDbContext>();
        await db.Database.MigrateAsync(ct);
        await services.GetRequiredService<SigningKeys>().EnsureAsync(ct);
        foreach (var step in scope.ServiceProvider.GetServices<IMigrationStep>())
        {
            await step.RunAsync(ct);
        }
        LogMigrated(logger);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The schema is up to date")]
    static partial void LogMigrated(ILogger logger);
}
