using Bridge.ErpConnector.Calling;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.ErpConnector.Tests.Live;

/// <summary>The connector in front of a reference ERP, for the tests of one class. A profile of the ERP is a subclass.</summary>
public abstract class LiveErp(string idempotency, string probeEvery = "01:00:00", string giveUpAfter = "00:00:20") : IAsyncLifetime
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
        Erp = new ReferenceErpHost(new() { ["Idempotency"] = idempotency });
        Connector = await ConnectorHost.StartAsync(Infrastructure, Erp.Address, new()
        {
            ["Erp:Idempotency"] = idempotency,
            ["Erp:Backoff"] = "00:00:00.050",
            ["Erp:GiveUpAfter"] = giveUpAfter,
            ["Erp:Lease"] = "00:00:02",
            ["Erp:ProbeEvery"] = probeEvery,
        });
        Customer = (await Bus.CallAsync(Sales.UpsertCustomer())).Text("external_customer_id");
    }

    /// <summary>Forgets what the tests before did to it: they come in any order, and their faults together would open a breaker.</summary>
    public async ValueTask CalmAsync()
    {
        var breakers = Connector.Services.GetRequiredService<Breakers>();
        foreach (var operation in Enum.GetValues<ErpOperation>())
        {
            await breakers.CloseAsync(operation);
        }
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

/// <summary>A probe spends a fault as any call does, so only tests of the probe have one.</summary>
public sealed class ErpThatIsLookedFor() : LiveErp("Keys", probeEvery: "00:00:00.2");

/// <summary>What stays open is handed to a person soon: elsewhere a slow machine needs the patience.</summary>
public sealed class ErpThatIsGivenUpSoon() : LiveErp("Keys", giveUpAfter: "00:00:03");

public sealed class ErpWithLookup() : LiveErp("Lookup");

public sealed class ErpWithNeither() : LiveErp("Neither");
