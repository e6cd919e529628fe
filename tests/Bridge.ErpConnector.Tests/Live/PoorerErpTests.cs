namespace Bridge.ErpConnector.Tests.Live;

/// <summary>An ERP that ignores keys and takes in doubles, but knows an order by Bridge's number.</summary>
public sealed class ErpWithLookupTests(ErpWithLookup live) : IClassFixture<ErpWithLookup>, IAsyncLifetime
{
    public ValueTask InitializeAsync() => live.CalmAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("drop-after-commit")]
    [InlineData("502-after-commit")]
    [InlineData("wrong-type")]
    public async Task An_order_that_was_made_behind_a_fault_is_found_and_not_made_again(string fault)
    {
        await live.Erp.FaultAsync("CREATE_ORDER", fault);
        var reference = Sales.NewReference();

        var created = await live.Bus.CallAsync(Sales.CreateOrder(live.Customer, reference));

        Assert.Equal(ErpOutcome.Ok, created.Outcome);
        Assert.StartsWith("O-", created.Text("external_order_id"), StringComparison.Ordinal);
        Assert.Equal(1, await live.Erp.OrdersOfAsync(reference));
    }

    [Theory]
    [InlineData("500")]
    [InlineData("html")]
    [InlineData("refuse")]
    public async Task An_order_that_is_not_there_is_sent_again(string fault)
    {
        await live.Erp.FaultAsync("CREATE_ORDER", fault);
        var reference = Sales.NewReference();

        var created = await live.Bus.CallAsync(Sales.CreateOrder(live.Customer, reference));

        Assert.Equal(ErpOutcome.Ok, created.Outcome);
        Assert.Equal(1, await live.Erp.OrdersOfAsync(reference));
    }

    [Fact]
    public async Task An_order_is_not_sent_again_while_nobody_can_tell_whether_it_is_there()
    {
        await live.Erp.FaultAsync("CREATE_ORDER", "drop-after-commit");
        await live.Erp.FaultAsync("GET_ORDER_STATUS", "500", times: 2);
        var reference = Sales.NewReference();

        var created = await live.Bus.CallAsync(Sales.CreateOrder(live.Customer, reference));

        Assert.Equal(ErpOutcome.Ok, created.Outcome);
        Assert.Equal(1, await live.Erp.OrdersOfAsync(reference));
    }

    [Fact]
    public async Task An_applicant_cannot_be_looked_up_and_goes_to_a_person()
    {
        await live.Erp.FaultAsync("CREATE_APPLICANT", "drop-after-commit");

        var answered = await live.Bus.CallAsync(Sales.Call(ErpOperation.CreateApplicant, new { name = "Ana", role = "Packer", phone = "+9779812345678" }));

        Assert.Equal(ErpOutcome.Unknown, answered.Outcome);
    }
}

/// <summary>An ERP that offers nothing against doubles: never a blind second request.</summary>
public sealed class ErpWithNeitherTests(ErpWithNeither live) : IClassFixture<ErpWithNeither>, IAsyncLifetime
{
    public ValueTask InitializeAsync() => live.CalmAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("drop-after-commit", 1)]
    [InlineData("502-after-commit", 1)]
    [InlineData("500", 0)]
    [InlineData("html", 0)]
    public async Task What_is_open_is_told_as_unknown_and_stays_so(string fault, int made)
    {
        await live.Erp.FaultAsync("CREATE_ORDER", fault);
        var reference = Sales.NewReference();
        var order = Sales.CreateOrder(live.Customer, reference);

        Assert.Equal(ErpOutcome.Unknown, (await live.Bus.CallAsync(order)).Outcome);
        Assert.Equal(ErpOutcome.Unknown, (await live.Bus.CallAsync(order)).Outcome);
        Assert.Equal(made, await live.Erp.OrdersOfAsync(reference));
    }

    [Fact]
    public async Task What_was_provably_not_done_is_tried_again()
    {
        await live.Erp.FaultAsync("CREATE_ORDER", "429");
        var reference = Sales.NewReference();

        Assert.Equal(ErpOutcome.Ok, (await live.Bus.CallAsync(Sales.CreateOrder(live.Customer, reference))).Outcome);
        Assert.Equal(1, await live.Erp.OrdersOfAsync(reference));
    }
}
