using Bridge.Contracts.Catalog;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Testing;
using CsCheck;
using Npgsql;

namespace Bridge.Flow.Tests;

/// <summary>The service as a process of its own, killed (SIGKILL) in the middle of its work and started again.</summary>
public sealed class KillTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    const int Chats = 12;
    const int Items = 8;

    /// <summary>The item at which a customer asks for his order: an effect is in flight after it.</summary>
    const int AsksAt = 4;

    static readonly Guid[] Ids = [.. Enumerable.Range(0, Chats).Select(_ => Guid.CreateVersion7())];

    [Fact]
    public Task Killed_at_any_point_it_loses_nothing_and_repeats_nothing()
    {
        var deliveries = Gen.Shuffle(Enumerable.Range(0, Chats * Items * 2).Select(i => (Chat: i / 2 / Items, Number: (i / 2 % Items) + 1)).ToArray());
        // So many turns are seen between one kill and the next; a failure prints them with the order of the deliveries.
        return Gen.Select(Gen.Int[1, 20].Array[4], deliveries).SampleAsync((kills, order) => PlayAsync(kills, order), iter: 1, threads: 1);
    }

    async Task PlayAsync(int[] kills, (int Chat, int Number)[] order)
    {
        var broker = await infrastructure.CreateVirtualHostAsync();
        var database = await infrastructure.CreateDatabaseAsync("flow", database => FlowHost.MigrateAsync(database, broker));
        await using var others = await Others.StartAsync(broker);
        others.Asked = asked => others.SendAsync("flow-order-status-answered", new OrderStatusAnswered
        {
            Effect = asked.Effect, OrderId = asked.OrderId, Outcome = EffectOutcome.Ok, Number = "S0001", Status = "shipped",
        });
        using var service = new ServiceProcess("Bridge.Flow", new()
        {
            ["ConnectionStrings__flow"] = database, ["ConnectionStrings__rabbitmq"] = broker,
            ["Logging__LogLevel__Polly"] = "None",
            ["Services__catalog__http__0"] = "http://127.0.0.1:9", ["Services__hr__http__0"] = "http://127.0.0.1:9", ["Services__messaging__http__0"] = "http://127.0.0.1:9", ["Services__erp-connector__http__0"] = "http://127.0.0.1:9",
        });
        service.Start();
        await service.ReadyAsync(TestContext.Current.CancellationToken);
        foreach (var id in Ids)
        {
            await others.PublishAsync(Order(id));
        }

        await Eventually.TrueAsync(async () => await CountAsync(database, "SELECT count(*) FROM customer_order") == Chats, "the orders are known");
        var arriving = Parallel.ForEachAsync(order, new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (d, _) => await others.PublishAsync(Item(Ids[d.Chat], d.Number)));
        var seen = 0;
        foreach (var more in kills)
        {
            seen = (await others.WaitForAsync<SendTurn>(seen + more, _ => true)).Count;
            service.Kill();
            service.Start();
        }

        await arriving;
        foreach (var id in Ids)
        {
            var said = new List<SendTurn>();
            for (var number = 1; number <= Items; number++)
            {
                said.AddRange(await others.WaitForAsync<SendTurn>(1, turn => turn.ConversationId == id && turn.Turn == number));
            }

            // What the relay had published and not yet deleted comes again, as what it was.
            var turns = said.DistinctBy(turn => (turn.Turn, turn.AnswersItem, Chat.TextOf(turn))).OrderBy(turn => turn.Turn).ToList();
            Assert.Equal(Enumerable.Range(1, Items).Select(number => (long)number), turns.Select(turn => turn.Turn));
            Assert.Equal(Enumerable.Range(1, Items).Select(number => (long)number), turns.Select(turn => turn.AnswersItem));
            Assert.All(turns.Where(turn => turn.AnswersItem is not (1 or AsksAt)), turn => Assert.Equal($"You said: item {turn.AnswersItem}.", Chat.TextOf(turn)));
            Assert.Single(others.Received<AskOrderStatus>(asked => asked.Effect.ConversationId == id).DistinctBy(asked => asked.Effect.EffectId));
        }

        await Eventually.TrueAsync(async () => await CountAsync(database, "SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM held_item)") == 0, "everything has gone out");
        Assert.Equal(Chats, await CountAsync(database, $"SELECT count(*) FROM conversation WHERE next_item = {Items + 1} AND next_turn = {Items + 1} AND draft_in_flight IS NULL"));
        Assert.Equal(0, await CountAsync(database, "SELECT count(*) FROM dead_message"));
    }

    static ItemArrived Item(Guid conversation, int number) => new()
    {
        ConversationId = conversation,
        Number = number,
        SentAt = DateTimeOffset.UtcNow,
        ArrivedAt = DateTimeOffset.UtcNow,
        Customer = new Customer { ContactId = conversation, PhoneNumberId = "1", Phone = "+9779812345678", Name = "Asha" },
        Item = new TextItem(number == AsksAt ? "status" : $"item {number}"),
        Wamid = $"wamid.{conversation}.{number}",
    };

    static OrderStatusChanged Order(Guid conversation) => new()
    {
        OrderId = conversation,
        DraftId = conversation,
        ConversationId = conversation,
        Version = 1,
        Reference = "B-0001",
        Number = "S0001",
        State = OrderState.Confirmed,
        Status = "packed",
        Lines = [new QuoteLine(conversation, "Mug", 2, 5, 10)],
        Total = 10,
        Currency = "USD",
        PlacedAt = DateTimeOffset.UtcNow,
    };

    static async Task<long> CountAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
