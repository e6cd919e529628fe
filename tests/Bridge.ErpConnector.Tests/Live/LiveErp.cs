namespace Bridge.ErpConnector.Tests.Live;

/// <summary>The connector in front of a reference ERP, for the tests of one class. A profile of the ERP is a subclass.</summary>
public abstract class LiveErp(string idempotency, Dictionary<string, string>? connector = null, Dictionary<string, string>? erp = null) : IAsyncLifetime
{
    public InfrastructureFixture Infrastructure { get; } = new();
    public ReferenceErpHost Erp { get; private set; } = null!;
    public ConnectorHost Connector { get; private set; } = null!;
    public BusProbe Bus => Connector.Bus;

    /// <summary>A customer of the ERP, for orders.</summary>
    public string Customer { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Infrastructure.InitializeAsync();
        Erp = new ReferenceErpHost(new(erp ?? []) { ["Idempotency"] = idempotency });
        Connector = await ConnectorHost.StartAsync(Infrastructure, Erp.Address, new(connector ?? [])
        {
            ["Erp:Idempotency"] = idempotency,
            ["Erp:Backoff"] = "00:00:00.050",
            ["Erp:GiveUpAfter"] = "00:00:20",
            ["Erp:Lease"] = "00:00:02",
            ["Erp:ProbeEvery"] = "00:00:00.2",
        });
        Customer = (await Bus.CallAsync(Sales.UpsertCustomer())).Text("external_customer_id");
    }

    public async ValueTask DisposeAsync()
    {
        await Connector.DisposeAsync();
        await Erp.DisposeAsync();
        await Infrastructure.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class ErpWithKeys() : LiveErp("Keys");

public sealed class ErpWithLookup() : LiveErp("Lookup");

public sealed class ErpWithNeither() : LiveErp("Neither");
