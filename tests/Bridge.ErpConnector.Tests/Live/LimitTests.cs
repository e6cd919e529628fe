using Bridge.ErpConnector.Tests.Calling;
using Microsoft.AspNetCore.Http;

namespace Bridge.ErpConnector.Tests.Live;

/// <summary>So many calls of an operation at once as the operator or the admin says, and no more: the rest waits here, not there.</summary>
public sealed class LimitTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    private const int AtOnce = 3;

    [Theory]
    [InlineData(ErpOperation.UpsertCustomer)]
    [InlineData(ErpOperation.GetPrice)]
    public async Task The_ERP_never_has_more_in_hand_than_is_permitted_and_gets_all_of_it(ErpOperation operation)
    {
        var (inHand, most, full) = (0, 0, new TaskCompletionSource());
        await using var erp = await ScriptedServer.StartAsync(async context =>
        {
            var now = Interlocked.Increment(ref inHand);
            InterlockedMax(ref most, now);
            if (now == AtOnce)
            {
                full.TrySetResult();
            }

            // Nobody is let go before as many are there as may be.
            await full.Task;
            Interlocked.Decrement(ref inHand);
            await context.Response.WriteAsync("""{"external_customer_id": "C-1", "unit_price": 1, "currency": "USD"}""");
        });
        await using var connector = await ConnectorHost.StartAsync(infrastructure, erp.Address, new()
        {
            ["Erp:ConcurrentWrites"] = $"{AtOnce}", ["Erp:ConcurrentReads"] = $"{AtOnce}", ["Erp:Idempotency"] = "Keys",
        });

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => operation == ErpOperation.GetPrice
            ? connector.ReadAsync("GET_PRICE", new { external_product_id = "P-1", qty = 1 })
            : connector.Bus.CallAsync(Sales.UpsertCustomer())));

        Assert.All(answers, answer => Assert.Equal(ErpOutcome.Ok, answer.Outcome));
        Assert.Equal(AtOnce, most);
    }

    private static void InterlockedMax(ref int most, int now)
    {
        for (var known = Volatile.Read(ref most); known < now;)
        {
            known = Interlocked.CompareExchange(ref most, now, known);
        }
    }
}
