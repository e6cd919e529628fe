using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bridge.ServiceDefaults;

/// <summary>
/// Counts anew each table that has doubled since it was last counted. Plans are kept as long as their connection, and those made of an empty table read all of an index
/// where a key would do; counting makes PostgreSQL plan again. Its own daemon comes once a minute (<c>autovacuum_naptime</c>): a company that starts on Monday
/// morning, or a table after an import, would pay threefold until then.
/// </summary>
sealed partial class YoungTables(NpgsqlDataSource database, TimeProvider clock, ILogger<YoungTables> logger) : BackgroundService
{
    /// <summary>Below it even the worst plan costs nothing.</summary>
    const int Few = 200;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CountAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
        }
    }

    async Task CountAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var grown = new List<string>();
        await using (var command = new NpgsqlCommand(
            """
            SELECT quote_ident(s.relname) FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
            WHERE s.schemaname = 'public' AND s.n_mod_since_analyze > greatest(@few, 2 * c.reltuples)
            """, connection))
        {
            command.Parameters.AddWithValue("few", Few);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                grown.Add(reader.GetString(0));
            }
        }

        foreach (var table in grown)
        {
            await using var analyze = new NpgsqlCommand($"ANALYZE {table}", connection);
            await analyze.ExecuteNonQueryAsync(ct);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The tables could not be counted; their plans stay as they are until PostgreSQL counts by itself.")]
    partial void LogFailed(Exception e);
}
