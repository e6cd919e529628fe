using System.Text;
using Npgsql;
using RabbitMQ.Client;

namespace Bridge.EndToEnd.Tests;

/// <summary>Looks for words of one person wherever Bridge keeps something: every column of every table of every database, every queue, every file, every line that was logged.</summary>
internal sealed class Traces(BridgeStack stack)
{
    static readonly string[] Databases = ["messaging", "flow", "catalog", "hr", "erp-connector", "gateway"];

    /// <summary>Empty, and held by the AppHost for as long as it runs.</summary>
    const string DataLock = "lock";

    /// <summary>What is not Bridge's own: the sandbox and the reference ERP stand for Meta and the company's books, and the servers are asked for what they hold.</summary>
    static readonly string[] Others = ["sandbox", "reference-erp", "postgres", "rabbitmq"];

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

        found.AddRange(await InQueuesAsync(words));
        var folders = Directory.EnumerateDirectories(stack.Folder("")).Where(folder => !Others.Contains(Path.GetFileName(folder)));
        foreach (var file in folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)).Concat(Directory.EnumerateFiles(stack.Folder(""))).Where(file => Path.GetFileName(file) != DataLock))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            found.AddRange(words.Where(word => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0).Select(word => $"{word} in {file}"));
        }

        var log = await stack.LogAsync();
        found.AddRange(from line in log from word in words where line.Contains(word, StringComparison.OrdinalIgnoreCase) select $"{word} in the log: {line}");
        return found;
    }

    /// <summary>What waits is taken in hand, read and given back. Whose queues there are the services say, and nobody may be silent.</summary>
    async Task<List<string>> InQueuesAsync(IReadOnlyList<string> words)
    {
        var console = await Console.SignInAsync(stack);
        string[] queues = [];
        await Eventually.TrueAsync("every service names its queues", async () =>
        {
            var services = (await console.GetAsync("/api/gateway/health")).GetProperty("services").EnumerateArray().Select(s => s.GetProperty("readings").EnumerateArray()
                .Where(r => r.GetProperty("kind").GetString() == "queue").Select(r => r.GetProperty("name").GetString()!).ToArray()).ToList();
            queues = [.. services.SelectMany(names => names)];
            return services.Count == Databases.Length && services.TrueForAll(names => names.Length > 0);
        });
        await using var connection = await new ConnectionFactory { Uri = new Uri(await stack.ConnectionStringAsync("broker")) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var found = new List<string>();
        foreach (var queue in queues)
        {
            while (await channel.BasicGetAsync(queue, autoAck: false) is { } waiting)
            {
                found.AddRange(words.Where(word => waiting.Body.Span.IndexOf(Encoding.UTF8.GetBytes(word)) >= 0).Select(word => $"{word} in the queue {queue}"));
            }
        }

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
