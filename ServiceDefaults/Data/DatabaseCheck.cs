using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Bridge.ServiceDefaults;

/// <summary>Ready only on a database where trigrams of every script exist: under SQL_ASCII or LC_CTYPE C, search finds no Arabic.</summary>
sealed class DatabaseCheck(NpgsqlDataSource database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand(
            "SELECT pg_encoding_to_char(encoding), datctype FROM pg_database WHERE datname = current_database()");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var (encoding, ctype) = (reader.GetString(0), reader.GetString(1));
        return encoding == "UTF8" && ctype is not ("C" or "POSIX")
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"The database must be UTF8 with a locale such as C.UTF-8; this one is {encoding}, {ctype}.");
    }
}
