using System.Globalization;
using RabbitMQ.Client;

namespace Bridge.AppHost.Infrastructure;

/// <summary>
/// PostgreSQL and RabbitMQ of the distribution as processes that this AppHost owns: own data, own ports on 127.0.0.1, generated passwords. The system's
/// instances, if there are any, are never touched.
/// </summary>
internal static class NativeServers
{
    public static Servers Add(BridgeBuilder bridge, IReadOnlyList<string> services)
    {
        var postgres = AddPostgres(bridge, services, out var databases);
        var rabbitMq = AddRabbitMq(bridge, out var broker);
        return new(databases, broker, [postgres, rabbitMq]);
    }

    static IResourceBuilder<ExecutableResource> AddPostgres(
        BridgeBuilder bridge, IReadOnlyList<string> services, out Dictionary<string, IResourceBuilder<IResourceWithConnectionString>> databases)
    {
        var port = bridge.OwnPort("postgres");
        var password = bridge.Secrets.Of("postgres");
        // A role per service that owns its database and may connect to no other: nobody reads another's tables.
        var owners = services.Select(name => new DatabaseOwner(name, bridge.Secrets.Of($"postgres-{name}"))).ToList();
        databases = owners.ToDictionary(owner => owner.Name, owner => (IResourceBuilder<IResourceWithConnectionString>)bridge.App.AddConnectionString(
            $"{owner.Name}-db", ReferenceExpression.Create($"Host=127.0.0.1;Port={Text(port)};Database={owner.Name};Username={owner.Name};Password={owner.Password}")));

        var readiness = new PostgresReadiness($"Host=127.0.0.1;Port={port};Username=postgres;Password={password};Database=postgres;Pooling=false;Timeout=5", owners);
        return AddServer(bridge, "postgres", port, readiness.AskAsync, Text(port)).WithEnvironment("BRIDGE_POSTGRES_PASSWORD", password);
    }

    static IResourceBuilder<ExecutableResource> AddRabbitMq(BridgeBuilder bridge, out IResourceBuilder<IResourceWithConnectionString> broker)
    {
        var port = bridge.OwnPort("rabbitmq");
        var password = bridge.Secrets.Of("rabbitmq");
        broker = bridge.App.AddConnectionString("broker", ReferenceExpression.Create($"amqp://bridge:{password}@127.0.0.1:{Text(port)}"));

        // The port is open some time before its user is let in.
        var factory = new ConnectionFactory
        {
            Uri = new Uri($"amqp://bridge:{password}@127.0.0.1:{port}"), AutomaticRecoveryEnabled = false, ClientProvidedName = "bridge readiness",
        };
        return AddServer(bridge, "rabbitmq", port, async ct => await (await factory.CreateConnectionAsync(ct)).DisposeAsync(), Text(port), Text(bridge.OwnPort("rabbitmq-distribution")), Text(bridge.OwnPort("epmd")))
            .WithEnvironment("BRIDGE_RABBITMQ_PASSWORD", password);
    }

    static IResourceBuilder<ExecutableResource> AddServer(
        BridgeBuilder bridge, string name, int port, Func<CancellationToken, Task> ask, params string[] arguments)
    {
        var folder = bridge.Folder(name);
        var script = Path.Combine(bridge.App.AppHostDirectory, "Infrastructure", $"{name}.sh");
        return bridge.App.AddExecutable(name, "bash", folder, [script, folder, .. arguments])
            .WithEndpoint(port: port, targetPort: port, scheme: "tcp", isProxied: false)
            .WithUrls(context => context.Urls.ForEach(url => url.DisplayText = name == "postgres" ? "PostgreSQL" : "RabbitMQ"))
            .WithPatientCheck(name, ask);
    }

    static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
