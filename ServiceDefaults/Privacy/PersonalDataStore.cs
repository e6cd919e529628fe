using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bridge.ServiceDefaults;

/// <param name="Path">Where this service hands it out to another one.</param>
public sealed record PersonalFile(string Name, string Path);

/// <param name="Records">By table.</param>
public sealed record PersonalExport(IReadOnlyDictionary<string, IReadOnlyList<JsonElement>> Records, IReadOnlyList<PersonalFile> Files);

/// <param name="Rows">How many rows of his went.</param>
/// <param name="Kept">How many stay, without him.</param>
/// <param name="Busy">Nothing was done: something of his is under way, ask again.</param>
public sealed record Erasure(int Rows, int Kept, bool Busy);

/// <summary>Finds, hands out and forgets one person, as <see cref="PersonalData"/> says where he is.</summary>
public sealed class PersonalDataStore(PersonalData data, NpgsqlDataSource database, IServiceProvider services)
{
    public async Task<Person> FindAsync(Person person, CancellationToken ct)
    {
        if (data.Find is null)
        {
            return person;
        }

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = About(person, data.Find, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<(string Kind, string Value)>();
        while (await reader.ReadAsync(ct))
        {
            found.Add((reader.GetString(0), reader.GetString(1)));
        }

        return person.And(new Person
        {
            Conversations = Ids("conversation"),
            Contacts = Ids("contact"),
            Keys = Ids("key"),
            Numbers = [.. Of("number")],
            UserIds = [.. Of("user")],
            Names = [.. Of("name")],
        });

        IEnumerable<string> Of(string kind) => found.Where(f => f.Kind == kind).Select(f => f.Value).Distinct();
        IReadOnlyList<Guid> Ids(string kind) => [.. Of(kind).Select(Guid.Parse)];
    }

    public async Task<IReadOnlyDictionary<string, long>> CountAsync(Person person, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var counts = new Dictionary<string, long>();
        foreach (var table in data.All)
        {
            await using var command = About(person, $"SELECT count(*) FROM {table.Name} t WHERE {table.Of}", connection);
            if ((long)(await command.ExecuteScalarAsync(ct))! is > 0 and var count)
            {
                counts[table.Name] = count;
            }
        }

        return counts;
    }

    public async Task<PersonalExport> ExportAsync(Person person, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var records = new Dictionary<string, IReadOnlyList<JsonElement>>();
        foreach (var table in data.All)
        {
            await using var command = About(person, $"SELECT ({table.Shown})::text FROM {table.Name} t WHERE {table.Of}", connection);
            await using var reader = await command.ExecuteReaderAsync(ct);
            var rows = new List<JsonElement>();
            while (await reader.ReadAsync(ct))
            {
                rows.Add(JsonSerializer.Deserialize<JsonElement>(reader.GetString(0)));
            }

            if (rows.Count > 0)
            {
                records[table.Name] = rows;
            }
        }

        var files = await FilesAsync(person, connection, ct);
        return new PersonalExport(records, [.. files.Select(f => new PersonalFile(f.Name, string.Format(CultureInfo.InvariantCulture, data.Files!.Path, f.Id)))]);
    }

    /// <summary>
    /// Whole or not at all, and again without harm. Files go before the commit: a crash in between leaves rows without their file, which the next try
    /// removes; the other way round a file would stay that nothing names.
    /// </summary>
    public async Task<Erasure> EraseAsync(Person person, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (data.Lock is not null)
        {
            await using var take = About(person, data.Lock, connection);
            await take.ExecuteNonQueryAsync(ct);
        }

        if (data.Busy is not null)
        {
            await using var ask = About(person, data.Busy, connection);
            if (await ask.ExecuteScalarAsync(ct) is true)
            {
                return new Erasure(0, 0, Busy: true);
            }
        }

        var files = await FilesAsync(person, connection, ct);
        var (gone, kept) = (0, 0);
        var touched = new List<string>();
        foreach (var table in data.All)
        {
            var keep = person.Played && table.OfPlayed is not null ? null : table.Keep;
            var his = person.Played && table.OfPlayed is { } played ? played : table.Of;
            var sql = keep is null ? $"DELETE FROM {table.Name} t WHERE {his}" : $"UPDATE {table.Name} t SET {keep} WHERE {his}";
            await using var command = About(person, sql, connection);
            var rows = await command.ExecuteNonQueryAsync(ct);
            (gone, kept) = keep is null ? (gone + rows, kept) : (gone, kept + rows);
            if (rows > 0)
            {
                touched.Add(table.Name);
            }
        }

        await ForgetFilesAsync(connection, files.Select(f => f.Sha256).Distinct(), ct);
        await transaction.CommitAsync(ct);
        await ClearAwayAsync(connection, touched);
        return new Erasure(gone, kept, Busy: false);
    }

    /// <summary>
    /// PostgreSQL keeps a row that has gone, and its entries in the indexes, until somebody tidies up, which of itself it does once a fifth of a table is
    /// waste. To the end, even when whoever asked has given up: he asks again, and then no row is left that would lead here.
    /// </summary>
    static async Task ClearAwayAsync(NpgsqlConnection connection, List<string> tables)
    {
        if (tables.Count > 0)
        {
            await using var vacuum = new NpgsqlCommand($"VACUUM (INDEX_CLEANUP ON) {string.Join(", ", tables.Distinct())}", connection) { CommandTimeout = 0 };
            await vacuum.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    /// <summary>Those that no row names any more. Before the commit in which their rows went.</summary>
    internal async Task ForgetFilesAsync(NpgsqlConnection connection, IEnumerable<string> hashes, CancellationToken ct)
    {
        // In one order, so that two of these never wait for each other.
        foreach (var sha256 in hashes.Order(StringComparer.Ordinal))
        {
            await using var hold = new NpgsqlCommand(FilesByHash.Hold, connection) { Parameters = { new("sha256", sha256) } };
            await hold.ExecuteNonQueryAsync(ct);
            await using var used = new NpgsqlCommand(data.Files!.Used, connection) { Parameters = { new("sha256", sha256) } };
            if (await used.ExecuteScalarAsync(ct) is false)
            {
                await services.GetRequiredService<IFilesByHash>().ForgetAsync(sha256, ct);
            }
        }
    }

    async Task<List<(string Id, string Name, string Sha256)>> FilesAsync(Person person, NpgsqlConnection connection, CancellationToken ct)
    {
        var files = new List<(string, string, string)>();
        if (data.Files is null)
        {
            return files;
        }

        await using var command = About(person, data.Files.Select, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            files.Add((reader.GetGuid(0).ToString(), reader.GetString(1), reader.GetString(2)));
        }

        return files;
    }

    static NpgsqlCommand About(Person person, string sql, NpgsqlConnection connection) => new(sql, connection)
    {
        Parameters =
        {
            new("conversations", person.Conversations.ToArray()), new("contacts", person.Contacts.ToArray()), new("keys", person.Keys.ToArray()),
            new("numbers", person.Numbers.ToArray()), new("users", person.UserIds.ToArray()),
        },
    };
}
