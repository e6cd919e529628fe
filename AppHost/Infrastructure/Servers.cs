namespace Bridge.AppHost.Infrastructure;

/// <summary>The seam: whoever runs PostgreSQL and RabbitMQ, services see connection strings, and what must be healthy before they start: beside them it would take twice as long.</summary>
internal sealed record Servers(
    IReadOnlyDictionary<string, IResourceBuilder<IResourceWithConnectionString>> Databases,
    IResourceBuilder<IResourceWithConnectionString> Broker,
    IReadOnlyList<IResourceBuilder<IResource>> MustBeHealthy)
{
    public void HoldBack<TResource>(IResourceBuilder<TResource> resource) where TResource : IResourceWithWaitSupport
    {
        foreach (var server in MustBeHealthy)
        {
            resource.WaitFor(server);
        }
    }
}

internal static class ServersExtensions
{
    /// <summary>BRIDGE_INFRASTRUCTURE: native, the distribution's own servers as processes of this AppHost; external, where the connection strings point.</summary>
    public static Servers AddServers(this BridgeBuilder bridge, params string[] databases) =>
        bridge.Given("BRIDGE_INFRASTRUCTURE") switch
        {
            null or "auto" => bridge.Given("ConnectionStrings:rabbitmq") is null ? NativeServers.Add(bridge, databases) : ExternalServers.Add(bridge, databases),
            "native" => NativeServers.Add(bridge, databases),
            "external" => ExternalServers.Add(bridge, databases),
            var other => throw new DistributedApplicationException($"BRIDGE_INFRASTRUCTURE is '{other}': use auto, native or external."),
        };
}
