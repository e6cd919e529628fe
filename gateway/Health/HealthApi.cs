using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Gateway.Health;

/// <summary>The health of the whole, for those who look after it. It is no probe: what balances load asks /health/ready, inside.</summary>
static class HealthApi
{
    public static void AddHealthWatch(this WebApplicationBuilder builder)
    {
        foreach (var (_, service) in HealthReader.Services)
        {
            builder.Services.AddHttpClient(HealthReader.ClientOf(service), client => (client.BaseAddress, client.Timeout) = (new Uri($"https+http://{service}"), TimeSpan.FromSeconds(5)))
                .AddServiceToken(service).AddServiceAddress();
        }

        builder.Services.AddOptions<HealthOptions>().BindConfiguration("Health").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<HealthReader>().AddSingleton<HealthWatch>().AddHostedService(services => services.GetRequiredService<HealthWatch>());
    }

    public static void MapHealth(this WebApplication app) =>
        app.MapGet("/api/gateway/health", GetHealth).WithName(nameof(GetHealth)).WithTags("Health").RequireAuthorization(Policies.Admin);

    /// <summary>As it was at the last look, a few seconds ago.</summary>
    static async Task<Ok<HealthSnapshot>> GetHealth(HealthWatch watch, CancellationToken ct) => TypedResults.Ok(await watch.LatestAsync(ct));
}
