namespace Bridge.Testing;

/// <summary>Chooses who runs the servers. Both ways give the same kind of server: there is no stand-in, and nothing is skipped.</summary>
internal static class TestServers
{
    public static async Task<ITestServers> StartAsync() =>
        Environment.GetEnvironmentVariable("BRIDGE_TEST_INFRASTRUCTURE") switch
        {
            "native" => await NativeServers.StartAsync(),
            "containers" => await ContainerServers.StartAsync(),
            null or "" or "auto" => ContainerServers.EngineAnswers && await ContainerServers.TryStartAsync() is { } containers
                ? containers
                : await NativeServers.StartAsync(),
            var other => throw new InvalidOperationException($"BRIDGE_TEST_INFRASTRUCTURE is '{other}': use auto, native or containers."),
        };
}
