using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Contracts.Erp;
using Bridge.ServiceDefaults;
using Polly;

namespace Bridge.Hr.Applications;

/// <summary>What the ERP wants of applicants, as its profile says now.</summary>
internal sealed partial class ErpWishes(IHttpClientFactory http, TimeProvider clock, ILogger<ErpWishes> logger)
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    (ApplicantWishes Wishes, DateTimeOffset Until) _known = (new ApplicantWishes(), default);

    /// <summary>While nobody can say, the last known.</summary>
    public async Task<ApplicantWishes> CurrentAsync(CancellationToken ct)
    {
        if (_known.Until > clock.GetUtcNow())
        {
            return _known.Wishes;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            if (await http.CreateClient("erp-connector").GetFromJsonAsync<ApplicantWishes>("internal/applicants", BridgeJson.Options, patience.Token) is { } wishes)
            {
                _known = (wishes, clock.GetUtcNow() + Fresh);
            }
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or ExecutionRejectedException
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            LogAway(e);
        }

        return _known.Wishes;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "ErpConnector does not say what the ERP wants of applicants")]
    partial void LogAway(Exception e);
}
