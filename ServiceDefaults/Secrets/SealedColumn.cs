using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Bridge.ServiceDefaults;

/// <summary>A column that holds what <see cref="SecretBox"/> sealed. Named here, so that a rotation reaches it.</summary>
/// <param name="Key">SQL expression that names the row.</param>
/// <param name="PlaceOf">The place that the row's secret is bound to, by that name.</param>
public sealed record SealedColumn(string Table, string Column, string Key, Func<string, string> PlaceOf);

/// <param name="Resealed">Brought under the newest key just now.</param>
/// <param name="Left">Still under another one: changed meanwhile, ask again.</param>
public sealed record ResealResponse(int Resealed, int Left);

/// <summary>Brings every secret of the service under the newest key, while it goes on working.</summary>
sealed class Resealing(IEnumerable<SealedColumn> columns, SecretBox box, NpgsqlDataSource database)
{
    public async Task<ResealResponse> RunAsync(CancellationToken ct)
    {
        var (resealed, left) = (0, 0);
        foreach (var column in columns)
        {
            foreach (var (key, secret) in await ReadAsync(column, ct))
            {
                if (box.IsCurrent(secret))
                {
                    continue;
                }

                // Only what was read is replaced: a secret that a person saves at this moment is his.
                var place = column.PlaceOf(key);
                await using var write = database.CreateCommand($"UPDATE {column.Table} SET {column.Column} = $1 WHERE {column.Key} = $2 AND {column.Column} = $3");
                write.Parameters.Add(new() { Value = box.Seal(box.Open(secret, place), place) });
                write.Parameters.Add(new() { Value = key });
                write.Parameters.Add(new() { Value = secret });
                (resealed, left) = await write.ExecuteNonQueryAsync(ct) == 1 ? (resealed + 1, left) : (resealed, left + 1);
            }
        }

        return new ResealResponse(resealed, left);
    }

    async Task<List<(string Key, byte[] Secret)>> ReadAsync(SealedColumn column, CancellationToken ct)
    {
        await using var read = database.CreateCommand($"SELECT {column.Key}, {column.Column} FROM {column.Table} WHERE {column.Column} IS NOT NULL");
        await using var reader = await read.ExecuteReaderAsync(ct);
        var rows = new List<(string, byte[])>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add((reader.GetString(0), reader.GetFieldValue<byte[]>(1)));
        }

        return rows;
    }
}

public static class SealedColumns
{
    public static void AddSealedColumn(this IHostApplicationBuilder builder, SealedColumn column) => builder.Services.AddSingleton(column);
}
