using System.Diagnostics;
using Bridge.ErpConnector.Writes;
using Bridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace Bridge.ErpConnector.Tests.Live;

/// <summary>The connector is killed in the middle of a call whose effect stands in the ERP.</summary>
public sealed class CrashTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    private const string Lease = "00:00:02";

    [Theory]
    [InlineData("Keys", ErpOutcome.Ok)]
    [InlineData("Lookup", ErpOutcome.Ok)]
    [InlineData("Neither", ErpOutcome.Unknown)]
    public async Task A_process_killed_between_call_and_result_leaves_one_order(string idempotency, ErpOutcome expected)
    {
        await using var erp = new ReferenceErpHost(new() { ["Idempotency"] = idempotency });
        var settings = new Dictionary<string, string> { ["Erp:Idempotency"] = idempotency, ["Erp:Lease"] = Lease };
        var (database, broker) = (await ConnectorHost.DatabaseAsync(infrastructure), await infrastructure.CreateVirtualHostAsync());
        var reference = Sales.NewReference();
        var bus = await BusProbe.StartAsync(broker);
        CallErp order;
        await using (var first = await ConnectorHost.StartAsync(database, broker, bus, erp.Address, settings))
        {
            order = Sales.CreateOrder((await bus.CallAsync(Sales.UpsertCustomer())).Text("external_customer_id"), reference);
        }

        bus = await BusProbe.StartAsync(broker);
        using (var doomed = StartProcess(database, broker, erp.Address, settings))
        {
            await erp.FaultAsync("CREATE_ORDER", "hang-after-commit");
            await bus.SendAsync(order);
            await Eventually.TrueAsync(async () => await erp.OrdersOfAsync(reference) == 1, "the ERP has the order");
            // SIGKILL: nothing of it runs any more, the ERP has the order, and nobody has been told.
            doomed.Kill();
            await doomed.WaitForExitAsync();
        }

        await using var second = await ConnectorHost.StartAsync(database, broker, bus, erp.Address, settings);
        var answered = await bus.AnswerAsync(order.Key);

        Assert.Equal(expected, answered.Outcome);
        Assert.Equal(1, await erp.OrdersOfAsync(reference));
    }

    [Fact]
    public async Task A_worker_that_has_lost_its_lease_tells_nothing()
    {
        await using var live = new ErpWithKeys();
        await live.InitializeAsync();
        var customer = Sales.UpsertCustomer();
        var store = new IntentStore(new Contexts(live.Connector));
        await using (var db = live.Connector.Database())
        {
            db.Intents.Add(new Intent
            {
                Key = customer.Key,
                Operation = customer.Operation,
                Fields = customer.Fields,
                ReplyTo = "test",
                // Not due for the service's own worker.
                NextTryAt = DateTimeOffset.UtcNow.AddMinutes(1),
                LeaseOwner = Guid.CreateVersion7(),
                LeaseUntil = DateTimeOffset.UtcNow,
                InCall = true,
                CreatedAt = DateTimeOffset.UtcNow,
            });
            await db.SaveChangesAsync();
            var stale = (await db.Intents.FindAsync(customer.Key))!;

            var lost = new Intent
            {
                Key = stale.Key, Operation = stale.Operation, Fields = stale.Fields, ReplyTo = stale.ReplyTo, LeaseOwner = Guid.CreateVersion7(),
            };
            Assert.False(await store.SettleAsync(lost, ErpOutcome.Rejected, null, "too late", CancellationToken.None));
            Assert.True(await store.SettleAsync(stale, ErpOutcome.Ok, JsonSerializer.SerializeToElement(new { external_customer_id = "C-9" }), null, CancellationToken.None));
            Assert.False(await store.SettleAsync(stale, ErpOutcome.Rejected, null, "twice", CancellationToken.None));
        }

        Assert.Equal(ErpOutcome.Ok, (await live.Bus.AnswerAsync(customer.Key)).Outcome);
    }

    [Fact]
    public async Task A_result_that_could_not_be_written_is_taken_up_again_by_the_same_process()
    {
        await using var live = new ErpWithKeys();
        await live.InitializeAsync();
        await using var db = live.Connector.Database();
        // What a database does that goes away at the worst moment: the call has been made, its result cannot be kept. A sequence survives the roll-back and counts.
        await db.Database.ExecuteSqlRawAsync("""
            CREATE SEQUENCE refusals;
            CREATE FUNCTION refuse() RETURNS trigger AS $$ BEGIN PERFORM nextval('refusals'); RAISE EXCEPTION 'away'; END $$ LANGUAGE plpgsql;
            CREATE TRIGGER refuse BEFORE UPDATE ON intent FOR EACH ROW WHEN (NEW.settled_at IS NOT NULL) EXECUTE FUNCTION refuse();
            """);
        var reference = Sales.NewReference();
        var order = Sales.CreateOrder(live.Customer, reference);
        await live.Bus.SendAsync(order);
        await Eventually.TrueAsync(async () => await db.Database.SqlQuery<bool>($"""SELECT is_called AS "Value" FROM refusals""").SingleAsync(), "a result was refused");
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER refuse ON intent");

        Assert.Equal(ErpOutcome.Ok, (await live.Bus.AnswerAsync(order.Key)).Outcome);
        Assert.Equal(1, await live.Erp.OrdersOfAsync(reference));
    }

    private static Process StartProcess(string database, string broker, Uri erp, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", typeof(ErpOptions).Assembly.Location)
        {
            Environment =
            {
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["ConnectionStrings__erp-connector"] = database,
                ["ConnectionStrings__rabbitmq"] = broker,
                ["Erp__BaseUrl"] = erp.ToString(),
                ["Erp__AllowedNetworks"] = $"127.0.0.1:{erp.Port}",
                ["Logging__LogLevel__Default"] = "None",
            },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }
        return Process.Start(start)!;
    }

    private sealed class Contexts(ConnectorHost host) : Microsoft.EntityFrameworkCore.IDbContextFactory<ErpDbContext>
    {
        public ErpDbContext CreateDbContext() => host.Database();
    }
}
