using Npgsql;

namespace Bridge.AppHost.Infrastructure;

/// <summary>A service's name is the name of its database and of the role that owns it.</summary>
internal sealed record DatabaseOwner(string Name, string Password);

/// <summary>PostgreSQL is ready when it answers and every service has its database: a missing one is made here.</summary>
internal sealed class PostgresReadiness(string connectionString, IReadOnlyList<DatabaseOwner> owners)
{
    public async Task AskAsync(CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync(ct);
        foreach (var owner in owners)
        {
            await EnsureAsync(connection, owner, ct);
        }
    }

    static async Task EnsureAsync(NpgsqlConnection connection, DatabaseOwner owner, CancellationToken ct)
    {
        if (!await ExistsAsync(connection, "SELECT 1 FROM pg_roles WHERE rolname = $1", owner.Name, ct))
        {
            // Neither statement takes parameters. Names are Bridge's own, passwords hexadecimal.
            await ExecuteAsync(connection, $"CREATE ROLE \"{owner.Name}\" LOGIN PASSWORD '{owner.Password}'", ct);
        }
        if (!await ExistsAsync(connection, "SELECT 1 FROM pg_database WHERE datname = $1", owner.Name, ct))
        {
            await ExecuteAsync(connection, $"CREATE DATABASE \"{owner.Name}\" OWNER \"{owner.Name}\"", ct);
            await ExecuteAsync(connection, $"REVOKE CONNECT ON DATABASE \"{owner.Name}\" FROM PUBLIC", ct);
        }
    }

    static async Task<bool> ExistsAsync(NpgsqlConnection connection, string sql, string name, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
