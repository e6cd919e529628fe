using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Bridge.ErpConnector.Tests.Live;

/// <summary>The reference ERP on a real port, with books in a folder of its own. Stopped and started again it has the same port and the same books.</summary>
public sealed class ReferenceErpHost : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reference-erp-").FullName;
    private readonly Dictionary<string, string> _settings;
    private Factory? _factory;

    public ReferenceErpHost(Dictionary<string, string>? settings = null, int port = 0)
    {
        _settings = settings ?? [];
        Port = port;
        Start();
    }

    public int Port { get; private set; }
    public Uri Address => new($"http://127.0.0.1:{Port}");
    public HttpClient Http { get; private set; } = null!;

    public void Start()
    {
        _factory = new Factory(Port, _folder, _settings);
        _factory.UseKestrel();
        _factory.StartServer();
        Port = _factory.ClientOptions.BaseAddress.Port;
        Http = new HttpClient { BaseAddress = Address };
    }

    public async Task StopAsync()
    {
        Http.Dispose();
        await _factory!.DisposeAsync();
    }

    public async Task FaultAsync(string operation, string kind, int? times = 1) =>
        (await Http.PostAsJsonAsync("faults", new { operation, kind, times })).EnsureSuccessStatusCode();

    public async Task ClearFaultsAsync() => (await Http.DeleteAsync("faults")).EnsureSuccessStatusCode();

    public async Task<IReadOnlyList<JsonElement>> OrdersAsync() =>
        [.. (await Http.GetFromJsonAsync<JsonElement>("admin/state")).GetProperty("orders").EnumerateArray()];

    public async Task<int> OrdersOfAsync(string reference) =>
        (await OrdersAsync()).Count(o => o.GetProperty("client_reference").GetString() == reference);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class Factory(int port, string folder, Dictionary<string, string> settings) : WebApplicationFactory<ReferenceErp.ErpOptions>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            // By setting: UseKestrel(port) sets it on a server that may have started already.
            builder.UseSetting("urls", FormattableString.Invariant($"http://127.0.0.1:{port}"));
            builder.UseSetting("ReferenceErp:DataPath", folder).UseSetting("Logging:LogLevel:Default", "Warning");
            foreach (var (name, value) in settings)
            {
                builder.UseSetting($"ReferenceErp:{name}", value);
            }
        }
    }
}
