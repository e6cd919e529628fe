using Npgsql;

namespace Bridge.ServiceDefaults;

/// <summary>What this service keeps for a time.</summary>
public sealed class Retentions(IEnumerable<RetentionClass> classes, NpgsqlDataSource database)
{
    public IReadOnlyList<RetentionClass> Classes { get; } = [.. classes, RetentionClass.DeadLetters];

    public async Task<int> DaysAsync(string name, CancellationToken ct)
    {
        await using var read = database.CreateCommand("SELECT days FROM retention_rule WHERE name = $1");
        read.Parameters.Add(new() { Value = name });
        return await read.ExecuteScalarAsync(ct) as int? ?? Classes.Single(c => c.Name == name).Days;
    }

    internal async Task SaveAsync(string name, int days, CancellationToken ct)
    {
        await using var write = database.CreateCommand("INSERT INTO retention_rule (name, days) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET days = excluded.days");
        write.Parameters.Add(new() { Value = name });
        write.Parameters.Add(new() { Value = days });
        await write.ExecuteNonQueryAsync(ct);
    }
}
