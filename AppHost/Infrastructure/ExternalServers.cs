namespace Bridge.AppHost.Infrastructure;

/// <summary>Servers that somebody else runs: ConnectionStrings__messaging … ConnectionStrings__gateway and ConnectionStrings__rabbitmq say where.</summary>
internal static class ExternalServers
{
    public static Servers Add(BridgeBuilder bridge, IReadOnlyList<string> databases)
    {
        var missing = databases.Append("rabbitmq").Where(name => bridge.Given($"ConnectionStrings:{name}") is null).ToList();
        if (missing.Count > 0)
        {
            throw new DistributedApplicationException($"External servers need a connection string each: set {string.Join(", ", missing.Select(name => $"ConnectionStrings__{name}"))}.");
        }
        return new(
            databases.ToDictionary(name => name, name => Reference(bridge, name, $"{name}-db")),
            Reference(bridge, "rabbitmq", "rabbitmq"),
            MustBeHealthy: []);
    }

    static IResourceBuilder<IResourceWithConnectionString> Reference(BridgeBuilder bridge, string connection, string resource)
    {
        var given = bridge.Given($"ConnectionStrings:{connection}");
        return bridge.App.AddConnectionString(resource, ReferenceExpression.Create($"{given}"));
    }
}
