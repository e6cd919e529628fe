using System.Globalization;
using System.Security.Cryptography;
using Bridge.AppHost.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bridge.AppHost;

/// <summary>What AppHost.cs speaks in: services, samples, and the settings of this installation.</summary>
internal sealed class BridgeBuilder
{
    readonly string _starting;
    readonly Ports _ports;

    public BridgeBuilder(IDistributedApplicationBuilder builder)
    {
        App = builder;
        DataFolder = Path.GetFullPath(Given("BRIDGE_DATA") ?? Checkout(".data"));
        Directory.CreateDirectory(DataFolder);
        builder.Services.AddSingleton(DataLock.Take(DataFolder));
        _starting = Path.Combine(DataFolder, "starting");
        if (Directory.Exists(_starting))
        {
            Directory.Delete(_starting, recursive: true);
        }
        Directory.CreateDirectory(_starting);
        _ports = new Ports(Path.Combine(DataFolder, "ports.json"));
        Secrets = new Secrets(Path.Combine(DataFolder, "secrets"));
    }

    public IDistributedApplicationBuilder App { get; }

    public string DataFolder { get; }

    public Secrets Secrets { get; }

    /// <summary>Made by the gateway when somebody closes the sandbox in the console.</summary>
    public string SandboxClosedFile => Path.Combine(DataFolder, "sandbox-closed");

    /// <summary>On until an access token of Meta's is given, or it was closed in the console.</summary>
    public bool SandboxIsOn => Given("BRIDGE_SANDBOX") switch
    {
        "on" => true,
        "off" => false,
        null => Given("WhatsApp:AccessToken") is null && !File.Exists(SandboxClosedFile),
        var other => throw new DistributedApplicationException($"BRIDGE_SANDBOX is '{other}': use on or off."),
    };

    /// <summary>A setting from the environment or the command line.</summary>
    public string? Given(string key) => App.Configuration[key] is { Length: > 0 } value ? value : null;

    /// <summary>With it ./bridge and the dashboard's commands ask the gateway, as a program does with its key.</summary>
    public string OperatorKey => Secrets.Of("operator-key", () => $"bridge_{RandomNumberGenerator.GetHexString(64, lowercase: true)}");

    public string? ErpBaseUrl => Given("Erp:BaseUrl");

    public Addresses Addresses => new(
        Console: Local(Port("BRIDGE_PORT", 8080)),
        Phone: SandboxIsOn ? Local(Port("BRIDGE_SANDBOX_PORT", 8088)) : null,
        Erp: ErpBaseUrl is null ? Local(Port("BRIDGE_ERP_PORT", 8089)) : null,
        Dashboard: $"{Local(Port("BRIDGE_DASHBOARD_PORT", 18888))}/login?t={Secrets.Of("dashboard")}");

    /// <summary>A path inside the checkout.</summary>
    public string Checkout(params string[] parts) => Path.GetFullPath(Path.Combine([App.AppHostDirectory, "..", .. parts]));

    /// <summary>A folder of this installation's data.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(DataFolder, name)).FullName;

    /// <summary>A port that people type; "auto" takes a free one, so that tests run beside it.</summary>
    public int Port(string key, int usual) => Given(key) switch
    {
        null => usual,
        "auto" => _ports.Of(key),
        var given when int.TryParse(given, out var port) => port,
        var other => throw new DistributedApplicationException($"{key} is '{other}': use a number or auto."),
    };

    /// <summary>A port that only Bridge's own processes use: chosen once, and kept as long as it is free.</summary>
    public int OwnPort(string name) => _ports.Of(name);

    /// <summary>
    /// A service with its database and the broker. It brings schema and queues up to date itself, and speaks when all have: a publish to an exchange without queues is confirmed and gone.
    /// </summary>
    public IResourceBuilder<ServiceResource> AddService<TProject>(string name, Servers servers, int? port = null) where TProject : IProjectMetadata, new()
    {
        File.Create(Path.Combine(_starting, name)).Dispose();
        var service = AddProcess<TProject>(name, port)
            .WithReference(servers.Databases[name], connectionName: name)
            .WithReference(servers.Broker, connectionName: "rabbitmq")
            .WithPatientCheck($"{name}-ready", HttpCheck(Local(port ?? OwnPort(name)), "/health/ready"))
            .WithEnvironment("BRIDGE_DATA", DataFolder)
            .WithEnvironment("BRIDGE_STARTING", _starting)
            .WithEnvironment("BRIDGE_PUBLIC_URL", Given("BRIDGE_PUBLIC_URL") ?? Addresses.Console);
        servers.HoldBack(service);
        foreach (var key in new[] { "BRIDGE_TRACES", "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_HEADERS", "OTEL_EXPORTER_OTLP_PROTOCOL" })
        {
            if (Given(key) is { } value)
            {
                service.WithEnvironment(key, value);
            }
        }
        return service;
    }

    /// <summary>Something that stands in for the world outside.</summary>
    public IResourceBuilder<ServiceResource> AddSample<TProject>(string name, int port) where TProject : IProjectMetadata, new() =>
        AddProcess<TProject>(name, port).WithExternalHttpEndpoints().WithPatientCheck($"{name}-live", HttpCheck(Local(port), "/health/live"));

    IResourceBuilder<ServiceResource> AddProcess<TProject>(string name, int? port) where TProject : IProjectMetadata, new()
    {
        var own = port ?? OwnPort(name);
        // Without a proxy in between: the port is ours, stays the same over a restart, and a turn pays for no further hop.
        var process = App.AddResource(new ServiceResource(name, ProjectFolder<TProject>()));
        if (Given("BRIDGE_ASSEMBLIES") is not null)
        {
            // What is not compiled ahead is compiled well at once: compiled twice it keeps the customers of the first minute waiting (ADR 12).
            process.WithEnvironment("DOTNET_TC_QuickJit", "0");
        }

        return process
            .WithArgs(BuiltAssembly<TProject>())
            .WithHttpEndpoint(port: own, targetPort: own, isProxied: false)
            .WithEndpoint("http", endpoint => endpoint.TargetHost = "127.0.0.1")
            .WithEnvironment("ASPNETCORE_URLS", Local(own))
            .WithOtlpExporter();
    }

    static Func<CancellationToken, Task> HttpCheck(string address, string path) => async ct =>
    {
        using var http = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(5) };
        (await http.GetAsync(path, ct)).EnsureSuccessStatusCode();
    };

    static string Local(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    static string ProjectFolder<TProject>() where TProject : IProjectMetadata, new() => Path.GetDirectoryName(new TProject().ProjectPath)!;

    /// <summary>Where all are compiled ahead of time, that is said; else the outputs lie side by side in artifacts/bin/{project}/{configuration}.</summary>
    string BuiltAssembly<TProject>() where TProject : IProjectMetadata, new()
    {
        var project = Path.GetFileNameWithoutExtension(new TProject().ProjectPath);
        if (Given("BRIDGE_ASSEMBLIES") is { } folder)
        {
            return Path.Combine(folder, $"{project}.dll");
        }

        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        return Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", project, configuration, $"{project}.dll"));
    }
}

internal static class BridgeBuilderExtensions
{
    /// <summary>What is meant to run for ever: servers, services, samples. Aspire's own helpers have no health to tell of.</summary>
    public static bool HasHealth(this IResource resource) => resource.HasAnnotationOfType<HealthCheckAnnotation>();

    public static BridgeBuilder AddBridge(this IDistributedApplicationBuilder builder)
    {
        var bridge = new BridgeBuilder(builder);
        builder.ConfigureDashboard(bridge);
        // First in line: Aspire's own start comes to its end only when every resource has started.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService, RestartWhatDies>());
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService, Progress>(services => ActivatorUtilities.CreateInstance<Progress>(
            services, Path.Combine(bridge.DataFolder, "ready.json"), bridge.Addresses)));
        return bridge;
    }

    public static IResourceBuilder<TResource> WithPatientCheck<TResource>(
        this IResourceBuilder<TResource> resource, string name, Func<CancellationToken, Task> ask) where TResource : IResource
    {
        resource.ApplicationBuilder.Services.AddHealthChecks().Add(new(name, new PatientCheck(ask), null, null));
        return resource.WithHealthCheck(name);
    }

    /// <summary>The caller learns the other's address, the other takes the caller's tokens.</summary>
    public static IResourceBuilder<ServiceResource> Calls(this IResourceBuilder<ServiceResource> caller, IResourceBuilder<ServiceResource> other)
    {
        other.WithEnvironment($"ServiceIdentity__Trusted__{caller.Resource.Name}", caller.GetEndpoint("http"));
        return caller.WithReference(other);
    }

    /// <summary>Hands on what was given in a section, for instance Erp__AllowedNetworks; it wins over what AppHost says itself.</summary>
    public static IResourceBuilder<ServiceResource> WithSettings(this IResourceBuilder<ServiceResource> resource, BridgeBuilder bridge, string section)
    {
        foreach (var (key, value) in bridge.App.Configuration.GetSection(section).AsEnumerable().Where(s => !string.IsNullOrEmpty(s.Value)))
        {
            resource.WithEnvironment(key.Replace(":", "__", StringComparison.Ordinal), value);
        }
        return resource;
    }

    /// <summary>The account that sandbox and Messaging both believe in.</summary>
    public static IResourceBuilder<ServiceResource> WithSandboxAccount(this IResourceBuilder<ServiceResource> resource, BridgeBuilder bridge) => resource
        .WithEnvironment("WhatsApp__AppSecret", bridge.Given("WhatsApp:AppSecret") ?? "app-secret")
        .WithEnvironment("WhatsApp__VerifyToken", bridge.Given("WhatsApp:VerifyToken") ?? "verify-token")
        .WithEnvironment("WhatsApp__AccessToken", bridge.Given("WhatsApp:AccessToken") ?? "sandbox-access-token")
        .WithEnvironment("WhatsApp__PhoneNumberId", bridge.Given("WhatsApp:PhoneNumberId") ?? "106540352242922")
        .WithEnvironment("WhatsApp__BusinessAccountId", bridge.Given("WhatsApp:BusinessAccountId") ?? "102290129340398");

    /// <summary>The first person who can sign in. Without a password given, one is made and kept in the secrets folder, where `up` finds it to print.</summary>
    public static IResourceBuilder<ServiceResource> WithFirstOwner(this IResourceBuilder<ServiceResource> gateway, BridgeBuilder bridge)
    {
        var email = bridge.Given("BRIDGE_ADMIN_EMAIL") ?? "owner@bridge.local";
        var given = bridge.Given("BRIDGE_ADMIN_PASSWORD");
        var password = given ?? bridge.Secrets.Of("first-owner", () => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16));
        return gateway.WithEnvironment("BRIDGE_ADMIN_EMAIL", email).WithEnvironment("BRIDGE_ADMIN_PASSWORD", password)
            .WithEnvironment("BRIDGE_ADMIN_PASSWORD_MADE", given is null ? "true" : "false");
    }
}
