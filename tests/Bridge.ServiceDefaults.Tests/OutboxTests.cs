using System.Text.Json;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bridge.ServiceDefaults.Tests;

public sealed class OutboxTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task A_command_arrives_as_it_was_written_with_every_kind_of_content()
    {
        var received = new Received<SendTurn>();
        await using var receiver = await ReceiverAsync(received);
        await using var sender = await SenderAsync();
        var turn = Turn(1,
            new TextContent("a"),
            new ButtonsContent("b", [new Button("1.x", "Yes")]) { Picture = new ImageRef(Guid.CreateVersion7(), "00ff", "image/png"), Footer = "f" },
            new ListContent("c", "Open", [new ListSection(null, [new ListRow("r", "Row", null)])]),
            new ContactRequestContent("d"));

        await sender.CommitAsync(db => db.Send("receiver-send-turn", turn));

        var arrived = Assert.Single(await received.AtLeastAsync(1));
        Assert.Equal(JsonSerializer.Serialize(turn, BridgeJson.Options), JsonSerializer.Serialize(arrived, BridgeJson.Options));
    }

    [Fact]
    public async Task What_is_rolled_back_is_never_sent()
    {
        var received = new Received<SendTurn>();
        await using var receiver = await ReceiverAsync(received);
        await using var sender = await SenderAsync();

        await using (var scope = sender.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<TestDb>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Send("receiver-send-turn", Turn(1));
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        await sender.CommitAsync(db => db.Send("receiver-send-turn", Turn(2)));
        Assert.Equal(2, Assert.Single(await received.AtLeastAsync(1)).Turn);
    }

    [Fact]
    public async Task A_crash_between_publish_and_delete_repeats_the_message_and_the_inbox_takes_it_once()
    {
        var (deliveries, works) = (new Received<SendTurn>(), new Received<SendTurn>());
        await using var receiver = await ReceiverAsync(deliveries, works);
        await using var sender = await SenderAsync();

        // Every delete waits for a lock that the test holds: the relay has published, has not deleted, and loses its connection right there.
        await using var source = NpgsqlDataSource.Create(_database!);
        await using (var holding = await source.OpenConnectionAsync())
        {
            await ExecuteAsync(holding, """
                SELECT pg_advisory_lock(42);
                CREATE FUNCTION wait_to_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock(42); RETURN OLD; END $$;
                CREATE TRIGGER wait_to_delete BEFORE DELETE ON outbox FOR EACH ROW EXECUTE FUNCTION wait_to_delete();
                """);
            await sender.CommitAsync(db => db.Send("receiver-send-turn", Turn(1)));
            await deliveries.AtLeastAsync(1);
            await Eventually.TrueAsync(async () => await sender.ScalarAsync<long>($"SELECT count(*) {Deleting}") == 1, "the relay waits to delete");
            Assert.Equal(1, await sender.ScalarAsync<long>($"SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) {Deleting}"));
            await ExecuteAsync(holding, "SELECT pg_advisory_unlock(42)");
        }

        await deliveries.AtLeastAsync(2);
        await Eventually.TrueAsync(async () => await sender.ScalarAsync<long>("SELECT count(*) FROM outbox") == 0, "the outbox is empty again");
        await sender.CommitAsync(db => db.Send("receiver-send-turn", Turn(2)));
        Assert.Equal([1, 2], (await works.AtLeastAsync(2)).Select(t => t.Turn));
        Assert.Equal([1, 1, 2], (await deliveries.AtLeastAsync(3)).Select(t => t.Turn));
    }

    [Fact]
    public async Task Of_two_relays_one_is_active_and_the_other_takes_over_when_it_ends()
    {
        var received = new Received<SendTurn>();
        await using var receiver = await ReceiverAsync(received);
        var first = await SenderAsync();
        await using var second = await SenderAsync();
        await Eventually.TrueAsync(async () => await second.ScalarAsync<long>(Leaders) == 1, "one relay leads");

        await first.DisposeAsync();
        await second.CommitAsync(db => db.Send("receiver-send-turn", Turn(1)));

        Assert.Single(await received.AtLeastAsync(1));
        Assert.Equal(1, await second.ScalarAsync<long>(Leaders));
    }

    [Fact]
    public async Task A_command_to_a_queue_that_is_not_there_is_kept_until_it_is()
    {
        await using var sender = await SenderAsync();
        await sender.CommitAsync(db => db.Send("receiver-send-turn", Turn(1)));
        await Eventually.TrueAsync(
            async () => await sender.ScalarAsync<long>("SELECT count(*) FROM outbox WHERE attempts > 0 AND last_error IS NOT NULL") == 1, "the broker returned it");

        var received = new Received<SendTurn>();
        await using var receiver = await ReceiverAsync(received);

        Assert.Equal(1, Assert.Single(await received.AtLeastAsync(1)).Turn);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_dies_alone_and_does_not_hold_up_the_rest()
    {
        var received = new Received<SendTurn>();
        await using var receiver = await ReceiverAsync(received);
        await using var sender = await SenderAsync();
        await sender.ScalarAsync<long>("""
            WITH made AS (INSERT INTO outbox (message_id, type, mandatory, body, attempts) VALUES (gen_random_uuid(), 'Bridge.Contracts.Gone', true, '{}', 9) RETURNING 1)
            SELECT count(*) FROM made
            """);

        await sender.CommitAsync(db => db.Send("receiver-send-turn", Turn(1)));

        Assert.Single(await received.AtLeastAsync(1));
        await Eventually.TrueAsync(async () => await sender.ScalarAsync<long>("SELECT count(*) FROM outbox_dead WHERE type = 'Bridge.Contracts.Gone'") == 1, "it is among the dead");
    }

    [Fact]
    public async Task A_message_that_its_consumer_cannot_take_is_kept_among_the_dead()
    {
        await using var receiver = await TestService.StartAsync("receiver", await TestService.CreateDatabaseAsync(infrastructure), await BrokerAsync(),
            bus => bus.Receive<FailingConsumer, SendTurn>());
        await using var sender = await SenderAsync();

        await sender.CommitAsync(db => db.Send("receiver-send-turn", Turn(7)));

        await Eventually.TrueAsync(async () => await receiver.ScalarAsync<long>("SELECT count(*) FROM dead_message") == 1, "it is among the dead");
        Assert.Equal("receiver-send-turn", await receiver.ScalarAsync<string>("SELECT queue FROM dead_message"));
        Assert.Equal("InvalidTimeZoneException", await receiver.ScalarAsync<string>("SELECT reason FROM dead_message"));
        Assert.Contains("SendTurn", await receiver.ScalarAsync<string>("SELECT message_type FROM dead_message"), StringComparison.Ordinal);
    }

    const string Deleting = "FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'DELETE FROM outbox%' AND datname = current_database()";

    static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    const string Leaders = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
    string? _database;
    string? _broker;

    async Task<string> BrokerAsync() => _broker ??= await infrastructure.CreateVirtualHostAsync();

    async Task<TestService> SenderAsync() =>
        await TestService.StartAsync("sender", _database ??= await TestService.CreateDatabaseAsync(infrastructure), await BrokerAsync());

    async Task<TestService> ReceiverAsync(Received<SendTurn> deliveries, Received<SendTurn>? works = null) => await TestService.StartAsync(
        "receiver", await TestService.CreateDatabaseAsync(infrastructure), await BrokerAsync(), bus => bus.Receive<TurnConsumer, SendTurn>(),
        builder => builder.Services.AddSingleton(new TurnLog(deliveries, works ?? new Received<SendTurn>())));

    static SendTurn Turn(long number, params Content[] messages) => new()
    {
        ConversationId = Guid.CreateVersion7(),
        Turn = number,
        AnswersItem = number,
        Audience = Audience.Hr,
        Messages = messages,
    };

    public sealed record TurnLog(Received<SendTurn> Deliveries, Received<SendTurn> Works);

    public sealed class TurnConsumer(TurnLog log, TestDb db) : IConsumer<SendTurn>
    {
        public async Task Consume(ConsumeContext<SendTurn> context)
        {
            log.Deliveries.Add(context.Message);
            await using var transaction = await db.Database.BeginTransactionAsync();
            if (await db.FirstTimeAsync(context, nameof(TurnConsumer), context.CancellationToken))
            {
                log.Works.Add(context.Message);
            }

            await transaction.CommitAsync();
        }
    }

    public sealed class FailingConsumer : IConsumer<SendTurn>
    {
        public Task Consume(ConsumeContext<SendTurn> context) => throw new InvalidTimeZoneException("It fails every time.");
    }
}
