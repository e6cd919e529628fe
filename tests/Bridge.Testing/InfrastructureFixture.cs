using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Npgsql;
using Xunit;

namespace Bridge.Testing;

/// <summary>
/// Real PostgreSQL and RabbitMQ for the tests of one class. The servers are started once and shared by all test processes; every database and
/// virtual host asked for is new, belongs to this class alone, and is dropped with it.
/// <code>
/// public sealed class PlaceOrderTests(InfrastructureFixture infrastructure) : IClassFixture&lt;InfrastructureFixture&gt;
/// {
///     // Migrated once per test process, then cloned: 50 ms instead of a second.
///     Task&lt;string&gt; Database() => infrastructure.CreateDatabaseAsync("catalog", Migrate);
///     static async Task Migrate(string connectionString) { … await db.Database.MigrateAsync(); }
///
///     // An amqp URI that ends in its own virtual host.
///     Task&lt;string&gt; Broker() => infrastructure.CreateVirtualHostAsync();
/// }
/// </code>
/// BRIDGE_TEST_INFRASTRUCTURE = auto (containers where an engine answers and has the images, else the servers of this machine) | native | containers.
/// </summary>
public sealed class InfrastructureFixture : IAsyncLifetime
{
    private static readonly Lazy<Task<ITestServers>> Shared = new(TestServers.StartAsync);
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new();

    private readonly ConcurrentBag<string> _databases = [];
    private readonly ConcurrentBag<string> _virtualHosts = [];

    public async ValueTask InitializeAsync() => await Shared.Value;

    /// <summary>A new, empty database. Answers its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var servers = await Shared.Value;
        var name = Unique("test");
        await ExecuteAsync(servers, $"CREATE DATABASE {name}");
        return Remember(servers, name);
    }

    /// <summary>A new database, cloned from a template of this name that <paramref name="migrate"/> has filled once. Answers its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string template, Func<string, Task> migrate)
    {
        var servers = await Shared.Value;
        var source = await Templates.GetOrAdd(template, _ => new(() => MakeTemplateAsync(servers, template, migrate))).Value;
        var name = Unique(template);
        await ExecuteAsync(servers, $"CREATE DATABASE {name} TEMPLATE {source}");
        return Remember(servers, name);
    }

    /// <summary>A new virtual host. Answers the amqp URI that leads to it.</summary>
    public async Task<string> CreateVirtualHostAsync()
    {
        var servers = await Shared.Value;
        var name = Unique("test");
        using var http = Management(servers);
        (await http.PutAsync($"api/vhosts/{name}", null)).EnsureSuccessStatusCode();
        var user = servers.Broker.UserInfo.Split(':')[0];
        var everything = new { configure = ".*", write = ".*", read = ".*" };
        (await http.PutAsJsonAsync($"api/permissions/{name}/{user}", everything)).EnsureSuccessStatusCode();
        _virtualHosts.Add(name);
        return new Uri(servers.Broker, name).ToString();
    }

    public async ValueTask DisposeAsync()
    {
        var servers = await Shared.Value;
        foreach (var name in _databases)
        {
            await ExecuteAsync(servers, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
        using var http = Management(servers);
        foreach (var name in _virtualHosts)
        {
            (await http.DeleteAsync($"api/vhosts/{name}")).EnsureSuccessStatusCode();
        }
    }

    private static async Task<string> MakeTemplateAsync(ITestServers servers, string template, Func<string, Task> migrate)
    {
        var name = Unique($"template_{template}");
        await ExecuteAsync(servers, $"CREATE DATABASE {name}");
        // Nobody may be connected to a database while it is cloned, so nothing is kept in a pool.
        await migrate(new NpgsqlConnectionStringBuilder(servers.Postgres) { Database = name, Pooling = false }.ConnectionString);
        return name;
    }

    private string Remember(ITestServers servers, string name)
    {
        _databases.Add(name);
        return new NpgsqlConnectionStringBuilder(servers.Postgres) { Database = name, MaxPoolSize = 30 }.ConnectionString;
    }

    private static async Task ExecuteAsync(ITestServers servers, string sql)
    {
        await using var connection = new NpgsqlConnection(servers.Postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static HttpClient Management(ITestServers servers) => new()
    {
        BaseAddress = servers.Management,
        DefaultRequestHeaders =
        {
            Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(servers.Broker.UserInfo)))),
        },
    };

    private static string Unique(string prefix) => $"{prefix.Replace('-', '_')}_{Guid.CreateVersion7():N}";
}
