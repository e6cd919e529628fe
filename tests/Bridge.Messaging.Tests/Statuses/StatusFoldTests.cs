using Bridge.Messaging.Statuses;
using Bridge.Messaging.Tests.Support;
using Bridge.Messaging.WhatsApp;
using CsCheck;
using Npgsql;

namespace Bridge.Messaging.Tests.Statuses;

public sealed class StatusFoldTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task The_database_folds_by_the_same_rule_in_any_order_and_batching()
    {
        await using var database = NpgsqlDataSource.Create(await infrastructure.CreateDatabaseAsync("messaging", MessagingHost.MigrateAsync));
        var examples = Gen.Select(FoldedStatusTests.Status.Array[1, 8], Gen.Int[1, 4]).Array[40].Single();
        foreach (var (number, (statuses, size)) in examples.Index())
        {
            var own = statuses.Select(s => s with { Wamid = $"wamid.{number}" }).ToArray();
            // In pieces, then backwards, then once more.
            foreach (var batch in own.Chunk(size).Concat(own.Reverse().Chunk(1)).Append(own))
            {
                await WriteAsync(database, batch);
            }

            Assert.Equal(FoldedStatusTests.Fold(own), await ReadAsync(database, $"wamid.{number}"));
        }
    }

    [Fact]
    public async Task Statuses_find_our_message_whether_they_come_before_or_after_our_own_record()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        await host.DeliverAsync(Meta.Text("wamid.in", "hi"));
        var item = await host.NextItemAsync();
        host.Graph.OnMessage = async (message, _) =>
        {
            // Meta's first status can be faster than its answer.
            await host.DeliverAsync(Meta.Statuses(Meta.Status(message.Wamid, "delivered", DateTimeOffset.UtcNow, message.Callback)));
            return FakeGraph.Accept(message);
        };

        await host.SayAsync(item.ConversationId, 1, item.Number, "Hello!");
        var sent = await host.NextSentAsync();
        await host.UntilAsync("SELECT status FROM outgoing", "Sent");
        await host.DeliverAsync(Meta.Statuses(Meta.Status(sent.Wamid, "sent", DateTimeOffset.UtcNow)));

        Assert.Equal(2, await host.ScalarAsync<short>($"SELECT s.rank FROM message_status s JOIN outgoing o ON o.wamid = s.wamid AND o.id = s.message_id"));
    }

    static async Task WriteAsync(NpgsqlDataSource database, InboundStatus[] statuses)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        StatusFold.Write(batch, statuses);
        await batch.ExecuteNonQueryAsync();
    }

    static async Task<FoldedStatus> ReadAsync(NpgsqlDataSource database, string wamid)
    {
        await using var command = database.CreateCommand(
            "SELECT phone_number_id, message_id, rank, sent_at, delivered_at, read_at, played_at, failed_at, error_code, error_title, pricing_type, pricing_category FROM message_status WHERE wamid = $1");
        command.Parameters.Add(new() { Value = wamid });
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        return new FoldedStatus
        {
            Wamid = wamid,
            PhoneNumberId = reader.GetString(0),
            MessageId = reader.OrNull<Guid?>(1),
            Rank = reader.GetInt16(2),
            SentAt = reader.OrNull<DateTimeOffset?>(3),
            DeliveredAt = reader.OrNull<DateTimeOffset?>(4),
            ReadAt = reader.OrNull<DateTimeOffset?>(5),
            PlayedAt = reader.OrNull<DateTimeOffset?>(6),
            FailedAt = reader.OrNull<DateTimeOffset?>(7),
            ErrorCode = reader.OrNull<int?>(8),
            ErrorTitle = reader.OrNull<string>(9),
            PricingType = reader.OrNull<string>(10),
            PricingCategory = reader.OrNull<string>(11),
        };
    }
}
