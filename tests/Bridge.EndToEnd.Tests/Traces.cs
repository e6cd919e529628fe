using System.Text;
using Npgsql;

namespace Bridge.EndToEnd.Tests;

/// <summary>Looks for words of one person wherever Bridge keeps something: every column of every table of every database, every file, every line that was logged.</summary>
internal sealed class Traces(BridgeStack stack)
{
    static readonly string[] Databases = ["messaging", "flow", "catalog", "hr", "erp-connector", "gateway"];

    /// <summary>What is Bridge's own: the sandbox and the reference ERP stand for Meta and the company's books.</summary>
    static readonly string[] Folders = ["media", "cvs"];

    /// <summary>Where each was found, as <c>word in place</c>.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(IReadOnlyList<string> words)
    {
        var found = new List<string>();
        foreach (var database in Databases)
        {
            await using var source = NpgsqlDataSource.Create(await stack.ConnectionStringAsync($"{database}-db"));
            foreach (var (table, column, type) in await ColumnsAsync(source))
            {
                foreach (var word in words)
                {
                    var holds = type == "bytea" ? $"position(convert_to(@word, 'UTF8') IN \"{column}\") > 0" : $"\"{column}\"::text ILIKE '%' || @word || '%'";
                    await using var search = source.CreateCommand($"SELECT EXISTS (SELECT FROM \"{table}\" WHERE {holds})");
                    search.Parameters.AddWithValue("word", word);
                    if (await search.ExecuteScalarAsync() is true)
                    {
                        found.Add($"{word} in {database}.{table}.{column}");
                    }
                }
            }
        }

        foreach (var file in Folders.Select(stack.Folder).Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            found.AddRange(words.Where(word => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0).Select(word => $"{word} in {file}"));
        }

        var log = await stack.LogAsync();
        found.AddRange(from line in log from word in words where line.Contains(word, StringComparison.OrdinalIgnoreCase) select $"{word} in the log: {line}");
        return found;
    }

    static async Task<List<(string Table, string Column, string Type)>> ColumnsAsync(NpgsqlDataSource source)
    {
        await using var list = source.CreateCommand("SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public'");
        await using var reader = await list.ExecuteReaderAsync();
        var columns = new List<(string, string, string)>();
        while (await reader.ReadAsync())
        {
            columns.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        }

        return columns;
    }
}
