using System.Net;
using Bridge.Testing;
using Npgsql;

namespace Bridge.ServiceDefaults.Tests;

public sealed class ReadinessTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task A_service_is_ready_on_a_database_that_can_find_every_script()
    {
        await using var service = await StartAsync(await TestService.CreateDatabaseAsync(infrastructure));

        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(service));
    }

    [Fact]
    public async Task A_database_without_a_locale_of_letters_is_refused()
    {
        var given = await TestService.CreateDatabaseAsync(infrastructure);
        await using var source = NpgsqlDataSource.Create(given);
        await using (var create = source.CreateCommand("CREATE DATABASE ascii_only TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'"))
        {
            await create.ExecuteNonQueryAsync();
        }

        var ascii = new NpgsqlConnectionStringBuilder(given) { Database = "ascii_only", Pooling = false }.ConnectionString;
        await using (var inner = NpgsqlDataSource.Create(ascii))
        {
            await using var tables = inner.CreateCommand("CREATE TABLE signing_key (id text, private_key bytea, created_at timestamptz); CREATE TABLE outbox (id bigint, not_before timestamptz)");
            await tables.ExecuteNonQueryAsync();
        }

        await using (var service = await StartAsync(ascii))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(service));
        }

        await using var drop = source.CreateCommand("DROP DATABASE ascii_only WITH (FORCE)");
        await drop.ExecuteNonQueryAsync();
    }

    async Task<TestService> StartAsync(string database) => await TestService.StartAsync("ready", database, await infrastructure.CreateVirtualHostAsync());

    static async Task<HttpStatusCode> ReadyAsync(TestService service)
    {
        using var http = new HttpClient { BaseAddress = service.Address };
        using var response = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return response.StatusCode;
    }
}
