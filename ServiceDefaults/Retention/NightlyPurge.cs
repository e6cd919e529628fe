using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bridge.ServiceDefaults;

/// <summary>
/// Forgets what has been kept long enough: every night, and an hour after a start, for machines that are off at night. In small batches, each a short
/// transaction that waits for nobody; two processes at it at once pass over each other's rows.
/// </summary>
sealed partial class NightlyPurge(Retentions retentions, NpgsqlDataSource database, IServiceProvider services, TimeProvider clock, ILogger<NightlyPurge> logger) : BackgroundService
{
    const int BatchSize = 500;
    static readonly TimeSpan AfterStart = TimeSpan.FromHours(1);
    static readonly TimeSpan At = TimeSpan.FromHours(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = AfterStart;
        while (true)
        {
            await Task.Delay(pause, clock, stoppingToken);
            try
            {
                await PurgeAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }

            pause = UntilNight(clock.GetUtcNow());
        }
    }

    /// <summary>Never sooner than an hour from now: a restart at three does not do it twice.</summary>
    internal static TimeSpan UntilNight(DateTimeOffset now)
    {
        var next = now.UtcDateTime.Date + At;
        while (next - now.UtcDateTime < AfterStart)
        {
            next = next.AddDays(1);
        }

        return next - now.UtcDateTime;
    }

    internal async Task PurgeAsync(CancellationToken ct)
    {
        foreach (var kept in retentions.Classes)
        {
            var before = clock.GetUtcNow().AddDays(-await retentions.DaysAsync(kept.Name, ct));
            var rows = 0;
            foreach (var table in kept.Tables)
            {
                rows += await PurgeAsync(table, before, ct);
            }

            LogPurged(kept.Name, rows);
        }

        await PurgeAsync(RetentionClass.Inbox, clock.GetUtcNow(), ct);
    }

    async Task<int> PurgeAsync(RetentionTable table, DateTimeOffset before, CancellationToken ct)
    {
        var rows = 0;
        for (int batch; (batch = await BatchAsync(table, before, ct)) > 0; rows += batch)
        {
        }

        return rows;
    }

    async Task<int> BatchAsync(RetentionTable table, DateTimeOffset before, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (table.Prelude is not null)
        {
            await using var first = new NpgsqlCommand(table.Prelude, connection);
            await first.ExecuteNonQueryAsync(ct);
        }

        var (column, change) = (table.HasFiles ? "old.sha256" : "NULL::text", table.Keep is null ? $"DELETE FROM {table.Name} t USING old" : $"UPDATE {table.Name} t SET {table.Keep} FROM old");
        await using var command = new NpgsqlCommand(
            $"""
            WITH old AS (SELECT t.ctid AS row{(table.HasFiles ? ", t.sha256" : "")} FROM {table.Name} t WHERE {table.Old} LIMIT {BatchSize} FOR UPDATE SKIP LOCKED)
            {change} WHERE t.ctid = old.row RETURNING {column}
            """, connection);
        command.Parameters.AddWithValue("before", before);
        var files = new List<string?>();
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                files.Add(reader.IsDBNull(0) ? null : reader.GetString(0));
            }
        }

        if (files.OfType<string>().Distinct().ToList() is { Count: > 0 } named)
        {
            await services.GetRequiredService<PersonalDataStore>().ForgetFilesAsync(connection, named, ct);
        }

        await transaction.CommitAsync(ct);
        return files.Count;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention of {Class}: {Rows} rows have gone")]
    partial void LogPurged(string @class, int rows);

    [LoggerMessage(Level = LogLevel.Error, Message = "The nightly purge was broken off; it goes on tomorrow")]
    partial void LogFailed(Exception e);
}
