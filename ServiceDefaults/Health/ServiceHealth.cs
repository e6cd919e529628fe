using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bridge.ServiceDefaults;

/// <summary>
/// What every service says of itself to the gateway, which shows it and alerts by it. Everything is looked at whatever the rest says: a broker that is away
/// must not hide that the database is well.
/// </summary>
public sealed partial class ServiceHealth(
    NpgsqlDataSource database, IBusControl bus, QueueDepths queues, DeadLetters letters, IEnumerable<IHealthSource> sources, IEnumerable<ILagSource> lags, TimeProvider clock,
    ILogger<ServiceHealth> logger)
{
    internal const string Path = "/internal/health";

    const int MostLagging = 50;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public async Task<ServiceReport> ReadAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        var looks = new List<Task<IReadOnlyList<HealthReading>>>
        {
            TryAsync(HealthKinds.Database, DatabaseAsync, patience.Token),
            TryAsync(HealthKinds.Broker, BrokerAsync, patience.Token),
            TryAsync(HealthKinds.Outbox, BacklogAsync, patience.Token),
        };
        looks.AddRange(sources.Select(source => TryAsync(null, source.ReadAsync, patience.Token)));
        var lagging = Task.WhenAll(lags.Select(lag => LagAsync(lag, patience.Token)));
        var readings = await Task.WhenAll(looks);
        return new ServiceReport([.. readings.SelectMany(r => r)], [.. (await lagging).SelectMany(l => l)]);
    }

    async Task<IReadOnlyList<HealthReading>> DatabaseAsync(CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        await using var command = database.CreateCommand("SELECT pg_database_size(current_database())");
        var size = (long)(await command.ExecuteScalarAsync(ct))!;
        return [new(HealthKinds.Database, HealthKinds.Database, HealthState.Good, clock.GetElapsedTime(started).TotalSeconds, size)];
    }

    async Task<IReadOnlyList<HealthReading>> BrokerAsync(CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var depths = await queues.ReadAsync(ct);
        var took = clock.GetElapsedTime(started).TotalSeconds;
        var status = bus.CheckHealth().Status;
        return
        [
            new(HealthKinds.Broker, HealthKinds.Broker, status == BusHealthStatus.Healthy ? HealthState.Good : HealthState.Bad, took, Detail: status.ToString()),
            .. depths.Select(depth => new HealthReading(HealthKinds.Queue, depth.Queue, depth.Messages is null ? HealthState.Bad : HealthState.Good, Count: depth.Messages)),
        ];
    }

    async Task<IReadOnlyList<HealthReading>> BacklogAsync(CancellationToken ct)
    {
        var backlog = await letters.BacklogAsync(ct);
        return
        [
            new(HealthKinds.Outbox, HealthKinds.Outbox, HealthState.Good, backlog.OldestSeconds, backlog.OutboxRows),
            new(HealthKinds.DeadLetters, HealthKinds.DeadLetters, HealthState.Good, Count: backlog.DeadLetters),
        ];
    }

    /// <param name="kind">What a failure is a reading of; null: the source answers for itself, and its failure is only logged.</param>
    async Task<IReadOnlyList<HealthReading>> TryAsync(string? kind, Func<CancellationToken, Task<IReadOnlyList<HealthReading>>> look, CancellationToken ct)
    {
        try
        {
            return await look(ct);
        }
        catch (Exception e)
        {
            LogNotRead(e, kind ?? "a source");
            // The type alone: its text may name hosts and users.
            return kind is HealthKinds.Database or HealthKinds.Broker ? [new(kind, kind, HealthState.Bad, Detail: e.GetType().Name)] : [];
        }
    }

    async Task<IReadOnlyList<LaggingConversation>> LagAsync(ILagSource source, CancellationToken ct)
    {
        try
        {
            return await source.ReadAsync(MostLagging, ct);
        }
        catch (Exception e)
        {
            LogNotRead(e, HealthKinds.Lag);
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The health of {What} could not be read")]
    partial void LogNotRead(Exception e, string what);
}

public static class ServiceHealthExtensions
{
    public static void AddHealthSource<TSource>(this IServiceCollection services) where TSource : class, IHealthSource => services.AddSingleton<IHealthSource, TSource>();

    public static void AddLagSource<TSource>(this IServiceCollection services) where TSource : class, ILagSource => services.AddSingleton<ILagSource, TSource>();

    internal static void MapServiceHealth(this WebApplication app) =>
        app.MapGet(ServiceHealth.Path, (ServiceHealth health, CancellationToken ct) => health.ReadAsync(ct)).RequireAuthorization(Policies.Service).ExcludeFromDescription();
}
