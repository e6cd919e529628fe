using System.Net.Http.Json;
using Bridge.Contracts.Erp;
using Bridge.ServiceDefaults;

namespace Bridge.Flow.Flows;

/// <summary>
/// What of the contract this ERP does not have, so that an author is told of a step that can never do what it is for. Asked now and then and not when somebody waits; while
/// nobody has said, nothing is off.
/// </summary>
sealed partial class ErpOperations(IHttpClientFactory http, TimeProvider clock, ILogger<ErpOperations> logger) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    public IReadOnlyCollection<ErpOperation> Off { get; private set; } = [];

    /// <summary>What the ERP wants of applicants; while nobody has said, nothing.</summary>
    public ApplicantWishes Applicants { get; private set; } = new();

    /// <summary>What the ERP wants of addresses; while nobody has said, nothing.</summary>
    public AddressWishes Addresses { get; private set; } = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                var connector = http.CreateClient("erp-connector");
                var on = await connector.GetFromJsonAsync<ErpOperation[]>("internal/operations", BridgeJson.Options, stoppingToken);
                // A token is asked for only where the profile signs in by one; no step needs it.
                Off = [.. Enum.GetValues<ErpOperation>().Except(on ?? []).Where(operation => operation != ErpOperation.Auth)];
                Applicants = await connector.GetFromJsonAsync<ApplicantWishes>("internal/applicants", BridgeJson.Options, stoppingToken) ?? new();
                Addresses = await connector.GetFromJsonAsync<AddressWishes>("internal/addresses", BridgeJson.Options, stoppingToken) ?? new();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Away, starting, or before the first migration, when nobody could be asked in this service's name: asked again.
                LogAway(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "ErpConnector does not say which operations are switched on")]
    partial void LogAway(Exception e);
}
