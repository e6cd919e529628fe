using Bridge.ServiceDefaults;
using Npgsql;

namespace Bridge.Messaging.Health;

/// <summary>Templates that Meta has paused or disabled, or that customers complain of. The copy is brought up to date by webhooks.</summary>
sealed class TemplateHealth(NpgsqlDataSource database) : IHealthSource
{
    const int Most = 50;

    public async Task<IReadOnlyList<HealthReading>> ReadAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            SELECT name || '/' || language, status, coalesce(quality, '') FROM template
            WHERE status IN ('PAUSED', 'DISABLED', 'FLAGGED', 'LIMIT_EXCEEDED') OR quality IN ('RED', 'YELLOW') ORDER BY 1 LIMIT $1
            """);
        command.Parameters.Add(new() { Value = Most });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var readings = new List<HealthReading>();
        while (await reader.ReadAsync(ct))
        {
            var (status, quality) = (reader.GetString(1), reader.GetString(2));
            var state = status is "PAUSED" or "DISABLED" || quality == "RED" ? HealthState.Bad : HealthState.Attention;
            readings.Add(new HealthReading(HealthKinds.Template, reader.GetString(0), state, Detail: $"{status} {quality}".Trim()));
        }

        return readings;
    }
}
