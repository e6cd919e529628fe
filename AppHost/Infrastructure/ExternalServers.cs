#pragma warning disable ASPIREINTERACTION001 // What a parameter is for, as the dashboard says it when it asks.
namespace Bridge.AppHost.Infrastructure;

/// <summary>
/// Servers that somebody else runs: ConnectionStrings__messaging … ConnectionStrings__gateway and ConnectionStrings__rabbitmq say where. One that is not given is asked for in the dashboard, and
/// what needs it waits.
/// </summary>
internal static class ExternalServers
{
    public static Servers Add(BridgeBuilder bridge, IReadOnlyList<string> databases) => new(
        databases.ToDictionary(name => name, name => Reference(bridge, name, $"{name}-db")),
        Reference(bridge, "rabbitmq", "rabbitmq"),
        MustBeHealthy: []);

    static IResourceBuilder<IResourceWithConnectionString> Reference(BridgeBuilder bridge, string connection, string resource)
    {
        if (bridge.Given($"ConnectionStrings:{connection}") is { } given)
        {
            return bridge.App.AddConnectionString(resource, ReferenceExpression.Create($"{given}"));
        }

        var asked = bridge.App.AddParameterFromConfiguration($"connection-{connection}", $"ConnectionStrings:{connection}", secret: true)
            .WithDescription(connection == "rabbitmq" ? "RabbitMQ, for instance amqps://bridge:password@broker.example.com" : $"PostgreSQL for {connection}, for instance Host=…;Database={connection};Username=…;Password=…;SSL Mode=VerifyFull");
        return bridge.App.AddConnectionString(resource, ReferenceExpression.Create($"{asked}"));
    }
}
