namespace Bridge.ErpConnector.Tests.Live;

/// <summary>Writes whose outcome stays open until a person has to look.</summary>
public sealed class GivenUpTests(ErpThatIsGivenUpSoon live) : IClassFixture<ErpThatIsGivenUpSoon>, IAsyncLifetime
{
    public ValueTask InitializeAsync() => live.CalmAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("wrong-type", "CREATE_ORDER: $.external_order_id: expected a text, got a list")]
    [InlineData("html", "CREATE_ORDER: $: expected JSON, got text/html")]
    [InlineData("empty", "CREATE_ORDER: $: expected JSON, got nothing")]
    public async Task An_ERP_that_keeps_breaking_the_contract_leaves_the_outcome_unknown_and_names_operation_and_field(string fault, string problem)
    {
        await live.Erp.FaultAsync("CREATE_ORDER", fault, times: null);

        var created = await live.Bus.CallAsync(Sales.CreateOrder(live.Customer, Sales.NewReference()));
        await live.Erp.ClearFaultsAsync();

        Assert.Equal((ErpOutcome.Unknown, problem), (created.Outcome, created.Problem));
    }
}
