using Microsoft.Extensions.Configuration;

namespace Bridge.AppHost;

internal static class Dashboard
{
    /// <summary>At a fixed address, on this machine only, with a token that stays: the link works again after a restart.</summary>
    public static void ConfigureDashboard(this IDistributedApplicationBuilder builder, BridgeBuilder bridge) =>
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{bridge.Port("BRIDGE_DASHBOARD_PORT", 18888)}",
            ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = $"http://127.0.0.1:{bridge.OwnPort("telemetry")}",
            ["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = $"http://127.0.0.1:{bridge.OwnPort("resources")}",
            ["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true",
            ["ASPIRE_VERSION_CHECK_DISABLED"] = "true",
            ["AppHost:BrowserToken"] = bridge.Secrets.Of("dashboard"),
            // A service that is not up yet is asked for its health again and again: the dashboard shows it, the log need not.
            ["Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"] = "None",
            ["Logging:LogLevel:System.Net.Http.HttpClient"] = "Warning",
        });
}
