using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

[assembly: AssemblyFixture(typeof(Bridge.EndToEnd.Tests.BridgeStack))]
// They share one stack, and some of them kill parts of it.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Bridge.EndToEnd.Tests;

/// <summary>The whole of Bridge, as ./bridge up starts it, on ports and data of its own: once for all tests of this assembly.</summary>
public sealed class BridgeStack : IAsyncLifetime
{
    public const string OwnerEmail = "owner@example.com";
    public const string OwnerPassword = "a-password-for-tests";
    public const string AppSecret = "app-secret";

    static readonly string[] Services = ["messaging", "flow", "catalog", "hr", "erp-connector", "gateway"];
    static readonly TimeSpan PatienceForStart = TimeSpan.FromMinutes(10);

    /// <summary>Another ERP than the reference ERP, started and named by ./bridge test --erp.</summary>
    static readonly bool s_otherErp = Environment.GetEnvironmentVariable("Erp__BaseUrl") is { Length: > 0 };

    readonly string _data = Path.Combine(Path.GetTempPath(), $"bridge-e2e-{Guid.CreateVersion7():N}");
    readonly TraceReceiver _traces = TraceReceiver.Start();
    DistributedApplication? _app;

    public HttpClient Gateway { get; private set; } = null!;

    public HttpClient Sandbox { get; private set; } = null!;

    public ReferenceErp Erp { get; private set; } = null!;

    internal TraceReceiver Traces => _traces;

    DistributedApplication App => _app ?? throw new InvalidOperationException("The stack has not been started.");

    public async ValueTask InitializeAsync()
    {
        // Others may enter: PostgreSQL and RabbitMQ run as users of their own when root starts them.
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        Directory.CreateDirectory(_data, mode);
        using var patience = new CancellationTokenSource(PatienceForStart);
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(
            [
                $"--BRIDGE_DATA={_data}", "--BRIDGE_PORT=auto", "--BRIDGE_SANDBOX_PORT=auto", "--BRIDGE_ERP_PORT=auto", "--BRIDGE_DASHBOARD_PORT=auto",
                $"--BRIDGE_ADMIN_EMAIL={OwnerEmail}", $"--BRIDGE_ADMIN_PASSWORD={OwnerPassword}", "--BRIDGE_SANDBOX=on",
                $"--OTEL_EXPORTER_OTLP_ENDPOINT={_traces.Address}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", "--BRIDGE_TRACES=all",
            ],
            patience.Token);
        // What went wrong in a service is worth reading in a test's output, what went well is not.
        builder.Services.AddLogging(logging => logging.AddFilter("Bridge.AppHost.Resources", LogLevel.Warning));
        _app = await builder.BuildAsync(patience.Token);
        await _app.StartAsync(patience.Token);
        string[] resources = [.. Services, "sandbox", .. s_otherErp ? Array.Empty<string>() : ["reference-erp"]];
        foreach (var resource in resources)
        {
            await HealthyAsync(resource, patience.Token);
        }

        Gateway = Client("gateway");
        Sandbox = Client("sandbox");
        Erp = s_otherErp ? null! : new ReferenceErp(Client("reference-erp"));
        await Eventually.TrueAsync("the sandbox has verified the webhook", async () =>
            (await Sandbox.GetAsync<JsonElement>("/sandbox/state")).GetProperty("webhook").GetProperty("verified").GetBoolean());
        await Eventually.TrueAsync("the catalog has been read from the ERP", async () => (await Console.SignInAsync(this)) is var console
            && (await console.GetAsync("/api/catalog/products")).GetProperty("total").GetInt32() >= (s_otherErp ? 1 : 24));
    }

    /// <summary>What the dashboard offers for a resource beyond start and stop.</summary>
    internal IEnumerable<(IResource Resource, ResourceCommandAnnotation Command)> Commands => App.Services.GetRequiredService<DistributedApplicationModel>().Resources
        .SelectMany(resource => resource.Annotations.OfType<ResourceCommandAnnotation>().Select(command => (resource, command))).Where(c => (Services.Contains(c.resource.Name) || c.resource.Name == "sandbox") && c.command.Name.StartsWith('/'));

    /// <summary>As a click in the dashboard does it.</summary>
    internal Task<ExecuteCommandResult> ExecuteAsync(IResource resource, string command) => App.Services.GetRequiredService<ResourceCommandService>().ExecuteCommandAsync(resource, command);

    public HttpClient Client(string resource) => new() { BaseAddress = App.GetEndpoint(resource, "http"), Timeout = TimeSpan.FromSeconds(100) };

    public async Task HealthyAsync(string resource)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await HealthyAsync(resource, patience.Token);
    }

    /// <summary>A resource is called healthy for some seconds after it has died; it knows better itself.</summary>
    public Task BackAsync(string resource, string endpoint) => Eventually.TrueAsync($"{resource} is back", async () =>
    {
        if (endpoint == "http")
        {
            using var http = Client(resource);
            return (await http.GetAsync("/health/ready")).IsSuccessStatusCode;
        }
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, PortOf(resource, endpoint));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    });

    async Task HealthyAsync(string resource, CancellationToken ct) => await App.ResourceNotifications.WaitForResourceHealthyAsync(resource, ct);

    public int PortOf(string resource, string endpoint = "http") => App.GetEndpoint(resource, endpoint).Port;

    public async Task<string> ConnectionStringAsync(string resource) =>
        await App.GetConnectionStringAsync(resource) ?? throw new InvalidOperationException($"{resource} has no connection string.");

    /// <summary>A folder of the installation's data.</summary>
    public string Folder(string name) => Path.Combine(_data, name);

    /// <summary>Every line that the services have written.</summary>
    public async Task<IReadOnlyList<string>> LogAsync()
    {
        var log = App.Services.GetRequiredService<ResourceLoggerService>();
        var lines = new List<string>();
        foreach (var service in Services)
        {
            Assert.True(App.ResourceNotifications.TryGetCurrentState(service, out var state), $"{service} is not there.");
            await foreach (var batch in log.GetAllAsync(state.ResourceId))
            {
                lines.AddRange(batch.Select(line => line.Content));
            }
        }

        return lines;
    }

    public async Task StopAsync(string resource) => await CommandAsync(resource, KnownResourceCommands.StopCommand);

    public async Task StartAsync(string resource)
    {
        await CommandAsync(resource, KnownResourceCommands.StartCommand);
        await HealthyAsync(resource);
    }

    async Task CommandAsync(string resource, string command)
    {
        var result = await App.ResourceCommands.ExecuteCommandAsync(resource, command);
        Assert.True(result.Success, $"{command} {resource}: {result.Message}");
    }

    public async ValueTask DisposeAsync()
    {
        Gateway?.Dispose();
        Sandbox?.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
        _traces.Dispose();
        // What the servers still hold open while they stop may be gone a moment later.
        await Eventually.TrueAsync("the data of the run is removed", () =>
        {
            try
            {
                Directory.Delete(_data, recursive: true);
                return Task.FromResult(true);
            }
            catch (IOException)
            {
                return Task.FromResult(!Directory.Exists(_data));
            }
        });
    }
}
