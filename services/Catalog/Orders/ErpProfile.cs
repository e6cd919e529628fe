using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Contracts.Erp;
using Bridge.ServiceDefaults;
using Polly;

namespace Bridge.Catalog.Orders;

/// <summary>What of the ERP is switched on, as far as orders must know it before they are sent.</summary>
internal sealed partial class ErpProfile(IHttpClientFactory http, TimeProvider clock, ILogger<ErpProfile> logger)
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);

    /// <summary>An order waits for this: a connector that is just starting is not waited for.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    Known _known = new(Enum.GetValues<ErpOperation>(), new AddressWishes(), default);

    /// <summary>SET_ADDRESS is switched on. While nobody can say, the last known: a wrong guess ends as an address that a person enters.</summary>
    public async Task<bool> TakesAddressesAsync(CancellationToken ct) => (await CurrentAsync(ct)).On.Contains(ErpOperation.SetAddress);

    /// <summary>GET_ORDER_STATUS is switched on.</summary>
    public async Task<bool> TellsStatusesAsync(CancellationToken ct) => (await CurrentAsync(ct)).On.Contains(ErpOperation.GetOrderStatus);

    public async Task<AddressWishes> AddressesAsync(CancellationToken ct) => (await CurrentAsync(ct)).Addresses;

    async Task<Known> CurrentAsync(CancellationToken ct)
    {
        if (_known.Until > clock.GetUtcNow())
        {
            return _known;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            var connector = http.CreateClient("erp-connector");
            var on = await connector.GetFromJsonAsync<ErpOperation[]>("internal/operations", BridgeJson.Options, patience.Token);
            var addresses = await connector.GetFromJsonAsync<AddressWishes>("internal/addresses", BridgeJson.Options, patience.Token);
            _known = new Known(on ?? _known.On, addresses ?? _known.Addresses, clock.GetUtcNow() + Fresh);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or ExecutionRejectedException
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            LogAway(e);
        }

        return _known;
    }

    sealed record Known(IReadOnlyList<ErpOperation> On, AddressWishes Addresses, DateTimeOffset Until);

    [LoggerMessage(Level = LogLevel.Warning, Message = "ErpConnector does not say which operations are switched on")]
    partial void LogAway(Exception e);
}
