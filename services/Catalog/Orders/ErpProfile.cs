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

    (bool Takes, DateTimeOffset Until) _known = (true, default);

    /// <summary>SET_ADDRESS is switched on. While nobody can say, the last known: a wrong guess ends as an address that a person enters.</summary>
    public async Task<bool> TakesAddressesAsync(CancellationToken ct)
    {
        if (_known.Until > clock.GetUtcNow())
        {
            return _known.Takes;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            var enabled = await http.CreateClient("erp-connector").GetFromJsonAsync<ErpOperation[]>("internal/operations", BridgeJson.Options, patience.Token);
            _known = (enabled?.Contains(ErpOperation.SetAddress) ?? true, clock.GetUtcNow() + Fresh);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or ExecutionRejectedException
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            LogAway(e);
        }

        return _known.Takes;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "ErpConnector does not say which operations are switched on")]
    partial void LogAway(Exception e);
}
