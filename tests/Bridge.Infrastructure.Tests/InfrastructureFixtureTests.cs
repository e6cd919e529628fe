using Bridge.Testing;
using Npgsql;
using RabbitMQ.Client;
using Xunit;

namespace Bridge.Infrastructure.Tests;

public sealed class InfrastructureFixtureTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task A_cloned_database_holds_what_its_template_held_and_shares_nothing_with_its_sibling()
    {
        var first = await infrastructure.CreateDatabaseAsync("fixture", MakeTableAsync);
        var second = await infrastructure.CreateDatabaseAsync("fixture", MakeTableAsync);

        await QueryAsync(first, "INSERT INTO things VALUES (1)");

        Assert.Equal(1L, await QueryAsync(first, "SELECT count(*) FROM things"));
        Assert.Equal(0L, await QueryAsync(second, "SELECT count(*) FROM things"));
    }

    [Fact]
    public async Task Databases_are_utf8_and_know_the_trigrams_of_arabic()
    {
        var database = await infrastructure.CreateDatabaseAsync();

        Assert.Equal("UTF8", await QueryAsync(database, "SHOW server_encoding"));
        await QueryAsync(database, "CREATE EXTENSION pg_trgm");
        Assert.NotEqual(0, await QueryAsync(database, "SELECT cardinality(show_trgm('كوب'))"));
    }

    [Fact]
    public async Task A_message_confirmed_in_one_virtual_host_is_not_seen_in_another()
    {
        await using var first = await ConnectAsync(await infrastructure.CreateVirtualHostAsync());
        await using var second = await ConnectAsync(await infrastructure.CreateVirtualHostAsync());
        await using var sending = await first.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        await using var looking = await second.CreateChannelAsync();
        var quorum = new Dictionary<string, object?> { ["x-queue-type"] = "quorum" };
        await sending.QueueDeclareAsync("things", durable: true, exclusive: false, autoDelete: false, quorum);
        await looking.QueueDeclareAsync("things", durable: true, exclusive: false, autoDelete: false, quorum);

        await sending.BasicPublishAsync("", "things", "one"u8.ToArray());

        var received = await sending.BasicGetAsync("things", autoAck: true);
        Assert.Equal("one"u8.ToArray(), received!.Body.ToArray());
        Assert.Null(await looking.BasicGetAsync("things", autoAck: true));
    }

    private static async Task<IConnection> ConnectAsync(string uri) => await new ConnectionFactory { Uri = new Uri(uri) }.CreateConnectionAsync();

    private static Task MakeTableAsync(string connectionString) => QueryAsync(connectionString, "CREATE TABLE things (id int)");

    private static async Task<object?> QueryAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
