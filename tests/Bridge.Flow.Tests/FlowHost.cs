using System.Net.Http.Headers;
using Bridge.Flow.Flows;
using Bridge.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.Flow.Tests;

/// <summary>The service as its Program.cs makes it, on real servers; the clock is the test's.</summary>
sealed class FlowHost(string database, string broker, TimeProvider clock, string owners = "http://127.0.0.1:9") : WebApplicationFactory<Program>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:flow", database);
        builder.UseSetting("ConnectionStrings:rabbitmq", broker);
        // Where nobody plays the owners' internal HTTP they are asked once, then left alone by a clock that stands.
        builder.UseSetting("Services:catalog:http:0", owners);
        builder.UseSetting("Services:hr:http:0", owners);
        builder.UseSetting("Services:messaging:http:0", owners);
        builder.UseSetting("Services:erp-connector:http:0", owners);
        builder.UseSetting("ServiceIdentity:Trusted:flow", "http://localhost");
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(clock);
            services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = true);
            // It trusts itself here, so that the test may mint tokens as the gateway does.
            services.AddHttpClient("bridge-keys").ConfigurePrimaryHttpMessageHandler(() => Server.CreateHandler());
        });
    }

    public async Task<T> WithDatabaseAsync<T>(Func<FlowDbContext, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<FlowDbContext>());
    }

    public async Task<HttpClient> ClientAsync(string role)
    {
        var token = await Services.GetRequiredService<ServiceTokens>().ForUserAsync("flow", Guid.CreateVersion7().ToString(), [role], CancellationToken.None);
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>What a migrate run leaves, with one flow that says what it was told instead of those that are shipped.</summary>
    public static async Task MigrateAsync(string database, string broker)
    {
        await using var host = new FlowHost(database, broker, TimeProvider.System);
        await Migration.MigrateAsync<FlowDbContext>(host.Services, CancellationToken.None);
        await host.WithDatabaseAsync(async db =>
        {
            await PublishAsync(db, Echo());
            return 0;
        });
    }

    public static async Task PublishAsync(FlowDbContext db, string definition)
    {
        var flow = await db.Flows.SingleOrDefaultAsync(f => f.Id == "main");
        if (flow is null)
        {
            flow = new FlowDefinition { Id = "main", Draft = definition, ChangedAt = DateTimeOffset.UtcNow };
            db.Flows.Add(flow);
        }

        flow.Draft = definition;
        await Publication.PublishAsync(db, flow, new NewVersion(definition, DateTimeOffset.UtcNow), CancellationToken.None);
        await Publication.BundleAsync(db, DateTimeOffset.UtcNow, CancellationToken.None);
        await db.SaveChangesAsync();
    }

    public static string Echo()
    {
        using var reader = new StreamReader(typeof(FlowHost).Assembly.GetManifestResourceStream("echo.json")!);
        return reader.ReadToEnd();
    }
}
