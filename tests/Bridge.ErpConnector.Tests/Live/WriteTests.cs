namespace Bridge.ErpConnector.Tests.Live;

/// <summary>Writes against an ERP that honours keys.</summary>
public sealed class WriteTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>, IAsyncLifetime
{
    private readonly ReferenceErpHost _erp = new();
    private ConnectorHost _connector = null!;
    private string _customer = null!;

    public async ValueTask InitializeAsync()
    {
        _connector = await ConnectorHost.StartAsync(infrastructure, _erp.Address, new() { ["Erp:Idempotency"] = "Keys", ["Erp:Lease"] = "00:00:01" });
        _customer = (await _connector.Bus.CallAsync(Sales.UpsertCustomer())).Text("external_customer_id");
    }

    [Fact]
    public async Task An_order_is_created_addressed_and_confirmed()
    {
        var created = await _connector.Bus.CallAsync(Sales.CreateOrder(_customer, Sales.NewReference()));
        Assert.Equal(ErpOutcome.Ok, created.Outcome);
        var id = created.Text("external_order_id");
        Assert.StartsWith("SO-", created.Text("order_number"), StringComparison.Ordinal);

        var addressed = await _connector.Bus.CallAsync(Sales.Call(ErpOperation.SetAddress, new { external_order_id = id, address_line1 = "Thamel 12", country = "NP" }));
        Assert.Equal(ErpOutcome.Ok, addressed.Outcome);

        var payment = new { method = "cash", amount = 15.50m, currency = "USD" };
        var confirmed = await _connector.Bus.CallAsync(Sales.Call(ErpOperation.ConfirmOrder, new { external_order_id = id, payment_info = payment }));
        Assert.Equal("Confirmed", confirmed.Text("status"));

        var order = Assert.Single(await _erp.OrdersAsync());
        Assert.Equal("Thamel 12", order.GetProperty("address").GetProperty("address_line1").GetString());
        Assert.False(order.GetProperty("address").TryGetProperty("external_order_id", out _));
        Assert.Equal(15.50m, order.GetProperty("total").GetDecimal());
    }

    public async ValueTask DisposeAsync()
    {
        await _connector.DisposeAsync();
        await _erp.DisposeAsync();
    }
}
