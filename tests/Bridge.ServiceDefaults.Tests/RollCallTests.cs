using Bridge.Contracts.Erp;
using Bridge.Testing;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.ServiceDefaults.Tests;

public sealed class RollCallTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task An_event_written_before_its_consumer_has_a_queue_reaches_it()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.Create(Path.Combine(folder, "sender")).Dispose();
        File.Create(Path.Combine(folder, "receiver")).Dispose();
        var broker = await infrastructure.CreateVirtualHostAsync();
        var received = new Received<ErpReachable>();

        await using var sender = await StartAsync("sender", folder, broker, received);
        await sender.CommitAsync(db => db.Publish(new ErpReachable(ErpOperation.GetPrice)));
        await Eventually.TrueAsync(() => Task.FromResult(!File.Exists(Path.Combine(folder, "sender"))), "the sender has said that it stands");
        Assert.Equal(1, await sender.ScalarAsync<long>("SELECT count(*) FROM outbox"));

        await using var receiver = await StartAsync("receiver", folder, broker, received, bus => bus.Consume<ReachableConsumer, ErpReachable>());

        Assert.Single(await received.AtLeastAsync(1));
        Assert.Empty(Directory.EnumerateFiles(folder));
    }

    async Task<TestService> StartAsync(string name, string folder, string broker, Received<ErpReachable> received, Action<BridgeBus>? bus = null) =>
        await TestService.StartAsync(name, await TestService.CreateDatabaseAsync(infrastructure), broker, bus, builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["BRIDGE_STARTING"] = folder });
            builder.Services.AddSingleton(received);
        });

    public sealed class ReachableConsumer(Received<ErpReachable> received) : IConsumer<ErpReachable>
    {
        public Task Consume(ConsumeContext<ErpReachable> context)
        {
            received.Add(context.Message);
            return Task.CompletedTask;
        }
    }
}
