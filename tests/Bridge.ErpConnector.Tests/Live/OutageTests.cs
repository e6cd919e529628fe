using Microsoft.EntityFrameworkCore;

namespace Bridge.ErpConnector.Tests.Live;

/// <summary>The ERP is stopped, and comes back.</summary>
public sealed class OutageTests(ErpThatIsLookedFor live) : IClassFixture<ErpThatIsLookedFor>
{
    [Fact]
    public async Task A_write_is_told_as_unavailable_then_as_possible_and_then_done_under_the_same_key()
    {
        var reference = Sales.NewReference();
        var order = Sales.CreateOrder(live.Customer, reference);
        await live.Erp.StopAsync();

        var away = await live.Bus.CallAsync(order);
        Assert.Equal(ErpOutcome.Unavailable, away.Outcome);
        Assert.StartsWith("CREATE_ORDER: no connection", away.Problem, StringComparison.Ordinal);

        live.Erp.Start();
        await live.Bus.ReachableAsync(ErpOperation.CreateOrder);
        Assert.Equal(ErpOutcome.Ok, (await live.Bus.CallAsync(order)).Outcome);
        Assert.Equal(1, await live.Erp.OrdersOfAsync(reference));
    }

    [Fact]
    public async Task A_read_is_told_as_unavailable_and_as_possible_again()
    {
        var mugs = new { external_product_id = "P-1001", qty = 3 };
        await live.Erp.StopAsync();

        Assert.Equal(ErpOutcome.Unavailable, (await live.Connector.ReadAsync("GET_PRICE", mugs)).Outcome);

        live.Erp.Start();
        await live.Bus.ReachableAsync(ErpOperation.GetPrice);
        Assert.Equal(ErpOutcome.Ok, (await live.Connector.ReadAsync("GET_PRICE", mugs)).Outcome);
    }

    [Fact]
    public async Task A_breaker_opens_and_closes_by_itself_when_the_ERP_answers_again()
    {
        var fields = new { active_only = true, page = 1, limit = 5 };
        await live.Erp.FaultAsync("LIST_JOBS", "500", times: null);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(ErpOutcome.Unavailable, (await live.Connector.ReadAsync("LIST_JOBS", fields)).Outcome);
        }
        Assert.Equal("Open", await BreakerAsync("LIST_JOBS"));
        var away = await live.Connector.ReadAsync("LIST_JOBS", fields);
        Assert.Equal("LIST_JOBS: not called: the last calls failed, the breaker is open", away.Problem);

        await live.Erp.ClearFaultsAsync();
        await live.Bus.ReachableAsync(ErpOperation.ListJobs);
        Assert.Equal("Closed", await BreakerAsync("LIST_JOBS"));
        Assert.Equal(ErpOutcome.Ok, (await live.Connector.ReadAsync("LIST_JOBS", fields)).Outcome);
        await Eventually.TrueAsync(async () =>
        {
            await using var db = live.Connector.Database();
            return await db.ContractStates.AnyAsync(s => s.Operation == ErpOperation.ListJobs && s.Outcome == CallOutcome.Ok);
        }, "what has come back is checked");
    }

    private async Task<string?> BreakerAsync(string operation)
    {
        using var response = await live.Connector.GetAsAsync("Admin", "profile");
        var profile = await response.Content.ReadFromJsonAsync<JsonElement>();
        return profile.GetProperty("endpoints").EnumerateArray().Single(e => e.GetProperty("operation").GetString() == operation).GetProperty("breaker").GetString();
    }
}
