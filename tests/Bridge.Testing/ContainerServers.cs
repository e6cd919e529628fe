using System.Net.Sockets;
using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;

namespace Bridge.Testing;

/// <summary>PostgreSQL and RabbitMQ in containers, one pair per test process.</summary>
internal sealed class ContainerServers(PostgreSqlContainer postgres, RabbitMqContainer rabbitMq) : ITestServers
{
    private const int ManagementPort = 15672;

    /// <summary>Images that are neither here nor come within this time are not waited for: the machine is offline or its registry is.</summary>
    private static readonly TimeSpan PatienceForImages = TimeSpan.FromSeconds(60);

    public string Postgres { get; } = postgres.GetConnectionString();

    public Uri Broker { get; } = new(rabbitMq.GetConnectionString());

    public Uri Management { get; } = new($"http://{rabbitMq.Hostname}:{rabbitMq.GetMappedPublicPort(ManagementPort)}/");

    /// <summary>An installed client proves nothing: the engine's own socket has to accept.</summary>
    public static bool EngineAnswers
    {
        get
        {
            if (Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 })
            {
                return true;
            }
            try
            {
                using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                socket.Connect(new UnixDomainSocketEndPoint("/var/run/docker.sock"));
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }
    }

    public static async Task<ITestServers?> TryStartAsync()
    {
        try
        {
            return await StartAsync().WaitAsync(PatienceForImages);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            await Console.Error.WriteLineAsync($"The container engine could not start the servers ({problem.Message}): using those of this machine.");
            return null;
        }
    }

    public static async Task<ITestServers> StartAsync()
    {
        var postgres = new PostgreSqlBuilder("postgres:17").WithCommand("-c", "fsync=off", "-c", "max_connections=500").Build();
        var rabbitMq = new RabbitMqBuilder("rabbitmq:4-management").WithPortBinding(ManagementPort, assignRandomHostPort: true).Build();
        await Task.WhenAll(postgres.StartAsync(), rabbitMq.StartAsync());
        return new ContainerServers(postgres, rabbitMq);
    }
}
