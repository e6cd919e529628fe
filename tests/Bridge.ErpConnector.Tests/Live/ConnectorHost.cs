using System.Net.Http.Headers;
using System.Security.Cryptography;
using Bridge.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.ErpConnector.Tests.Live;

/// <summary>The whole service as its Program.cs makes it, on a database and a virtual host of its own, in front of an ERP. It trusts its own tokens, as it trusts Catalog's when deployed.</summary>
public sealed class ConnectorHost : IAsyncDisposable
{
    private readonly Factory _factory;

    private ConnectorHost(Factory factory, BusProbe bus)
    {
        (_factory, Bus) = (factory, bus);
        Http = new HttpClient { BaseAddress = factory.ClientOptions.BaseAddress };
    }

    public BusProbe Bus { get; }
    public HttpClient Http { get; }
    public IServiceProvider Services => _factory.Services;

    public static async Task<ConnectorHost> StartAsync(InfrastructureFixture infrastructure, Uri erp, Dictionary<string, string>? settings = null)
    {
        var (database, broker) = (await DatabaseAsync(infrastructure), await infrastructure.CreateVirtualHostAsync());
        var bus = await BusProbe.StartAsync(broker);
        return await StartAsync(database, broker, bus, erp, settings);
    }

    public static Task<string> DatabaseAsync(InfrastructureFixture infrastructure) => infrastructure.CreateDatabaseAsync("erp_connector", async connectionString =>
    {
        await using var db = Open(connectionString);
        await db.Database.MigrateAsync();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        db.Add(new SigningKey { Id = "test", PrivateKey = key.ExportPkcs8PrivateKey(), CreatedAt = DateTimeOffset.UtcNow });
        await db.SaveChangesAsync();
    });

    internal static ErpDbContext Open(string connectionString) =>
        new(new DbContextOptionsBuilder<ErpDbContext>().UseNpgsql(connectionString).UseSnakeCaseNamingConvention().Options);

    public static async Task<ConnectorHost> StartAsync(string database, string broker, BusProbe bus, Uri erp, Dictionary<string, string>? settings = null)
    {
        var factory = new Factory(new Dictionary<string, string>(settings ?? [])
        {
            ["ConnectionStrings:erp-connector"] = database,
            ["ConnectionStrings:rabbitmq"] = broker,
            ["Erp:BaseUrl"] = erp.ToString(),
            ["Erp:AllowedNetworks"] = settings?.GetValueOrDefault("Erp:AllowedNetworks") ?? $"127.0.0.1:{erp.Port}",
            ["Secrets:KeyFile"] = Path.Combine(Path.GetTempPath(), $"bridge-test-keys-{Environment.ProcessId}"),
        });
        factory.UseKestrel();
        factory.StartServer();
        factory.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()["ServiceIdentity:Trusted:erp-connector"] =
            factory.ClientOptions.BaseAddress.ToString();
        return new ConnectorHost(factory, bus);
    }

    internal ErpDbContext Database() => Services.GetRequiredService<IDbContextFactory<ErpDbContext>>().CreateDbContext();

    /// <summary>As another service does it.</summary>
    public async Task<ErpAnswered> ReadAsync(string operation, object fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"internal/erp/{operation}") { Content = JsonContent.Create(fields) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await ServiceTokenAsync());
        using var response = await Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<ErpAnswered>(BridgeJson.Options))!;
    }

    public async Task<string> ServiceTokenAsync() => await Services.GetRequiredService<ServiceTokens>().ForServiceAsync("erp-connector", CancellationToken.None);

    /// <summary>A GET as a person of the console does it.</summary>
    public Task<HttpResponseMessage> GetAsAsync(string role, string path) => SendAsAsync(role, HttpMethod.Get, path);

    public async Task<HttpResponseMessage> SendAsAsync(string role, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        var token = await Services.GetRequiredService<ServiceTokens>().ForUserAsync("erp-connector", Guid.CreateVersion7().ToString(), [role], CancellationToken.None);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await Http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _factory.DisposeAsync();
        await Bus.DisposeAsync();
    }

    private sealed class Factory(Dictionary<string, string> settings) : WebApplicationFactory<ErpOptions>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("Logging:LogLevel:Default", "None");
            // By setting: UseKestrel(port) sets it on a server that may have started already.
            builder.UseSetting("urls", "http://127.0.0.1:0");
            builder.ConfigureServices(services => services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = true));
            foreach (var (name, value) in settings)
            {
                builder.UseSetting(name, value);
            }
        }
    }
}
