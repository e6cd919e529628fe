using Bridge.ServiceDefaults;

namespace Bridge.Gateway.Health;

/// <summary>Asks every service how it is, all at once, and judges what is measured by the rules. A service that does not answer is a reading too.</summary>
sealed partial class HealthReader(IHttpClientFactory http, ServiceHealth own, TimeProvider clock, ILogger<HealthReader> logger)
{
    const int MostLagging = 50;

    /// <summary>The named HttpClients of the health look: no retries, for what is slow to say that it is well is not.</summary>
    public static string ClientOf(string service) => $"health-{service}";

    public static readonly IReadOnlyList<(string Name, string Service)> Services =
        [("messaging", "messaging"), ("flow", "flow"), ("catalog", "catalog"), ("hr", "hr"), ("erp", "erp-connector")];

    const string Self = "gateway";

    public async Task<HealthSnapshot> ReadAsync(HealthRules rules, CancellationToken ct)
    {
        var reports = await Task.WhenAll([.. Services.Select(s => AskAsync(s.Name, s.Service, ct)), OwnAsync(ct)]);
        var now = clock.GetUtcNow();
        var lagging = reports.SelectMany(r => r.Report?.Lagging ?? []).OrderBy(l => l.Since).Take(MostLagging).ToList();
        var services = reports.Select(r => r.Report is { } report
            ? ServiceStatus.Of(r.Name, [.. report.Readings.Concat(LagOf(report.Lagging, now)).Select(rules.Judge)])
            : new ServiceStatus(r.Name, HealthState.Bad, [])).ToList();
        return new HealthSnapshot(now, ServiceStatus.Worst(services.Select(s => s.State)), services, lagging);
    }

    async Task<(string Name, ServiceReport? Report)> OwnAsync(CancellationToken ct) => (Self, await own.ReadAsync(ct));

    async Task<(string Name, ServiceReport? Report)> AskAsync(string name, string service, CancellationToken ct)
    {
        try
        {
            var report = await http.CreateClient(ClientOf(service)).GetFromJsonAsync<ServiceReport>("/internal/health", BridgeJson.Options, ct);
            return (name, report is { Readings: not null, Lagging: not null } ? report : null);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogSilent(e, name);
            return (name, null);
        }
    }

    static IEnumerable<HealthReading> LagOf(IReadOnlyList<LaggingConversation> lagging, DateTimeOffset now) => lagging.GroupBy(l => l.Waits)
        .Select(waiting => new HealthReading(HealthKinds.Lag, waiting.Key, HealthState.Good, (now - waiting.Min(l => l.Since)).TotalSeconds, waiting.Count()));

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Service} does not say how it is")]
    partial void LogSilent(Exception e, string service);
}
