using System.Net;
using Bridge.ErpConnector.Calling;
using Bridge.ErpConnector.Calls;
using Bridge.ErpConnector.Checks;
using Bridge.ErpConnector.Health;
using Bridge.ErpConnector.Profile;
using Bridge.ErpConnector.Reachability;
using Bridge.ErpConnector.Reads;
using Bridge.ErpConnector.Writes;
using Bridge.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace Bridge.ErpConnector;

internal static class ErpConnectorSetup
{
    public static void AddErpConnector(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ErpOptions>().BindConfiguration("Erp").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddErpWire().AddSingleton<ErpAuthentication>().AddSingleton<Breakers>().AddSingleton<Bulkheads>().AddSingleton<ErpClient>();
        builder.Services.AddSingleton<Profiles>().AddSingleton<ErpReads>().AddSingleton<AwayOperations>();
        builder.Services.AddSingleton<IntentStore>().AddSingleton<IntentRunner>().AddSingleton<IntentSignal>();
        builder.Services.AddSingleton<CallLog>().AddHostedService(services => services.GetRequiredService<CallLog>());
        builder.Services.AddSingleton<ContractCheck>().AddSingleton<Suspicion>().AddSingleton<ContractChecks>().AddHostedService<ContractWatch>();
        builder.Services.AddHostedService<IntentWorker>();
        builder.Services.AddHostedService<Prober>();
        builder.Services.AddHealthSource<ErpHealth>();
        builder.AddSealedColumn(new SealedColumn("profile", "auth_secret", "id::text", _ => SavedAuth.Place));
        builder.Services.AddScoped<IReconciliation, NewsOfReachability>();
        builder.Services.AddScoped<IFailures, FailedCalls>();
        builder.AddPersonalData(PersonalTables.Data);
        builder.AddRetention(new RetentionClass("calls", Days: 30, Least: 1, [new("call", "t.at < @before")]));
    }

    /// <summary>No resilience handler: what may be tried again is decided where it is known what was sent.</summary>
    public static IServiceCollection AddErpWire(this IServiceCollection services)
    {
        services.AddHttpClient(ErpWire.Client, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, provider) =>
            {
                handler.ConnectCallback = provider.GetRequiredService<NetworkGuard>().ConnectAsync;
                handler.AllowAutoRedirect = false;
                handler.UseProxy = false;
                handler.UseCookies = false;
                handler.AutomaticDecompression = DecompressionMethods.All;
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
                // Many servers close a connection that has been idle for five seconds. A write that crosses that on the way may have been done, as far as anybody can tell.
                handler.PooledConnectionIdleTimeout = TimeSpan.FromSeconds(3);
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        return services.AddSingleton(provider => new NetworkGuard(provider.GetRequiredService<IOptions<ErpOptions>>().Value.AllowedNetworks, "Erp__AllowedNetworks")).AddSingleton<ErpWire>();
    }
}
