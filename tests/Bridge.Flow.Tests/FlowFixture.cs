using Bridge.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Flow.Tests;

/// <summary>Flow on its own database and virtual host, with the other services played by the test. Conversations are a test's own; the clock is shared.</summary>
public sealed class FlowFixture : IAsyncLifetime
{
    readonly InfrastructureFixture _infrastructure = new();
    readonly List<FlowHost> _hosts = [];
    internal string Database { get; private set; } = "";
    string _broker = "";

    internal FakeTimeProvider Clock { get; } = new(DateTimeOffset.UtcNow);
    internal FlowHost Host => _hosts[0];
    internal Others Others { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _infrastructure.InitializeAsync();
        _broker = await _infrastructure.CreateVirtualHostAsync();
        Database = await _infrastructure.CreateDatabaseAsync("flow", database => FlowHost.MigrateAsync(database, _broker));
        Others = await Others.StartAsync(_broker);
        AddReplica();
    }

    /// <summary>Another process of the service, beside the first.</summary>
    internal FlowHost AddReplica(string owners = "http://127.0.0.1:9")
    {
        var host = new FlowHost(Database, _broker, Clock, owners);
        _hosts.Add(host);
        host.StartServer();
        return host;
    }

    internal Chat NewChat() => new(this);

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        if (Others is not null)
        {
            await Others.DisposeAsync();
        }

        await _infrastructure.DisposeAsync();
    }
}
