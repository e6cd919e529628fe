namespace Bridge.ErpConnector.Tests.Live;

/// <summary>Writes against an ERP that honours keys: whatever happens on the way, each is done once and told once.</summary>
public sealed class WriteTests(ErpWithKeys live) : IClassFixture<ErpWithKeys>, IAsyncLifetime
{
    public ValueTask InitializeAsync() => live.CalmAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_order_is_created_addressed_and_confirmed()
    {
        var reference = Sales.NewReference();
        var created = await live.Bus.CallAsync(Sales.CreateOrder(live.Customer, reference));
        Assert.Equal(ErpOutcome.Ok, created.Outcome);
        var id = created.Text("external_order_id");
        Assert.StartsWith("SO-", created.Text("order_number"), StringComparison.Ordinal);

        var addressed = await live.Bus.CallAsync(Sales.Call(ErpOperation.SetAddress, new { external_order_id = id, address_line1 = "Thamel 12", country = "NP" }));
        Assert.Equal(ErpOutcome.Ok, addressed.Outcome);

        var payment = new { method = "cash", amount = 15.50m, currency = "USD" };
        var confirmed = await live.Bus.CallAsync(Sales.Call(ErpOperation.ConfirmOrder, new { external_order_id = id, payment_info = payment }));
        Assert.Equal("Confirmed", confirmed.Text("status"));

        var order = Assert.Single(await live.Erp.OrdersAsync(), o => o.GetProperty("client_reference").GetString() == reference);
        Assert.Equal("Thamel 12", order.GetProperty("address").GetProperty("address_line1").GetString());
        Assert.False(order.GetProperty("address").TryGetProperty("external_order_id", out _));
        Assert.Equal(15.50m, order.GetProperty("total").GetDecimal());
    }

    [Theory]
    [InlineData("drop-after-commit")]
    [InlineData("502-after-commit")]
    [InlineData("500")]
    [InlineData("refuse")]
    [InlineData("html")]
    [InlineData("empty")]
    [InlineData("wrong-type")]
    [InlineData("missing")]
    [InlineData("429")]
    public async Task A_fault_in_passing_leaves_one_order_and_its_number(string fault)
    {
        await live.Erp.FaultAsync("CREATE_ORDER", fault);
        var reference = Sales.NewReference();

        var created = await live.Bus.CallAsync(Sales.CreateOrder(live.Customer, reference));

        Assert.Equal((ErpOutcome.Ok, null), (created.Outcome, created.Problem));
        Assert.Equal(1, await live.Erp.OrdersOfAsync(reference));
    }

    [Theory]
    [InlineData("reject", "CREATE_ORDER: Credit limit exceeded.")]
    [InlineData("error", "CREATE_ORDER: The period is closed.")]
    public async Task A_refusal_is_told_in_the_ERPs_own_words_and_stands(string fault, string problem)
    {
        await live.Erp.FaultAsync("CREATE_ORDER", fault);
        var reference = Sales.NewReference();
        var order = Sales.CreateOrder(live.Customer, reference);

        var first = await live.Bus.CallAsync(order);
        var second = await live.Bus.CallAsync(order);

        Assert.Equal((ErpOutcome.Rejected, problem), (first.Outcome, first.Problem));
        Assert.Equal((ErpOutcome.Rejected, problem), (second.Outcome, second.Problem));
        Assert.Equal(0, await live.Erp.OrdersOfAsync(reference));
    }

    [Fact]
    public async Task Twenty_commands_under_one_key_at_once_are_one_order()
    {
        var reference = Sales.NewReference();
        var order = Sales.CreateOrder(live.Customer, reference);
        await live.Erp.FaultAsync("CREATE_ORDER", "drop-after-commit");

        for (var i = 0; i < 20; i++)
        {
            await live.Bus.SendAsync(order);
        }
        var first = await live.Bus.AnswerAsync(order.Key);
        var again = await live.Bus.CallAsync(order);

        Assert.Equal(first.Text("order_number"), again.Text("order_number"));
        Assert.Equal(1, await live.Erp.OrdersOfAsync(reference));
    }

    [Fact]
    public async Task A_redelivered_command_is_not_asking_again()
    {
        var order = Sales.CreateOrder(live.Customer, Sales.NewReference());
        var message = Guid.CreateVersion7();

        await live.Bus.SendAsync(order, message);
        await live.Bus.AnswerAsync(order.Key);
        await live.Bus.SendAsync(order, message);
        // The queue is taken in order, so when this one is answered the redelivery has been dealt with.
        await live.Bus.CallAsync(order);

        Assert.Equal(0, live.Bus.Unheard(order.Key));
    }

    [Fact]
    public async Task A_key_of_one_operation_cannot_be_used_for_another()
    {
        var order = Sales.CreateOrder(live.Customer, Sales.NewReference());
        await live.Bus.CallAsync(order);

        await live.Bus.SendAsync(order with { Operation = ErpOperation.UpsertCustomer });
        var again = await live.Bus.CallAsync(order);

        Assert.Equal(ErpOperation.CreateOrder, again.Operation);
    }

    [Fact]
    public async Task What_is_settled_keeps_nothing_of_the_person()
    {
        var customer = Sales.UpsertCustomer();
        await live.Bus.CallAsync(customer);

        await using var db = live.Connector.Database();
        var intent = await db.Intents.FindAsync(customer.Key);
        Assert.Equal("{}", intent!.Fields.GetRawText());
    }
}
