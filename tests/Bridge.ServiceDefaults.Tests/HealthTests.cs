using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Testing;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.ServiceDefaults.Tests;

public sealed class HealthTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task A_service_says_how_its_database_its_broker_its_queues_and_its_outbox_are()
    {
        await using var service = await StartAsync(await infrastructure.CreateVirtualHostAsync());
        await service.ScalarAsync<long>("""
            WITH made AS (INSERT INTO outbox (message_id, type, mandatory, body, created_at, not_before)
                SELECT gen_random_uuid(), 'Bridge.Contracts.Gone', true, '{}', now() - interval '2 minutes', now() + interval '1 day' RETURNING 1)
            SELECT count(*) FROM made
            """);

        var readings = (await ReadAsync(service)).Readings.ToDictionary(r => $"{r.Kind}:{r.Name}");

        Assert.Equal(HealthState.Good, readings["database:database"].State);
        Assert.True(readings["database:database"].Count > 0);
        Assert.Equal(HealthState.Good, readings["broker:broker"].State);
        Assert.Equal(0, readings["queue:receiver-send-turn"].Count);
        // Nobody has declared it here.
        Assert.Equal((HealthState.Bad, null), (readings["queue:receiver-dead-letters"].State, readings["queue:receiver-dead-letters"].Count));
        Assert.Equal(1, readings["outbox:outbox"].Count);
        Assert.InRange(readings["outbox:outbox"].Value!.Value, 119, 180);
        Assert.Equal(0, readings["deadLetters:deadLetters"].Count);
        Assert.Equal((HealthState.Attention, "as it said"), (readings["template:mine"].State, readings["template:mine"].Detail));
    }

    [Fact]
    public async Task A_broker_that_is_away_does_not_hide_that_the_database_is_well()
    {
        // Nobody listens there.
        await using var service = await StartAsync("amqp://nobody:nothing@127.0.0.1:1/none", waits: false);

        var readings = (await ReadAsync(service)).Readings;

        Assert.Equal(HealthState.Bad, readings.Single(r => r.Kind == HealthKinds.Broker).State);
        Assert.Equal(HealthState.Good, readings.Single(r => r.Kind == HealthKinds.Database).State);
        Assert.Contains(readings, r => r.Kind == HealthKinds.Outbox);
    }

    [Fact]
    public async Task Only_services_are_told()
    {
        await using var service = await StartAsync(await infrastructure.CreateVirtualHostAsync());
        using var nobody = new HttpClient { BaseAddress = service.Address };
        var token = await service.Services.GetRequiredService<ServiceTokens>().ForUserAsync("receiver", Guid.CreateVersion7().ToString(), [Roles.Owner], CancellationToken.None);
        using var owner = new HttpClient { BaseAddress = service.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };

        using var unknown = await nobody.GetAsync(new Uri("/internal/health", UriKind.Relative));
        using var person = await owner.GetAsync(new Uri("/internal/health", UriKind.Relative));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (unknown.StatusCode, person.StatusCode));
    }

    async Task<TestService> StartAsync(string broker, bool waits = true)
    {
        var service = await TestService.StartAsync("receiver", await TestService.CreateDatabaseAsync(infrastructure), broker, bus => bus.Receive<NobodyConsumer, SendTurn>(), builder =>
        {
            builder.Services.AddHealthSource<OwnSource>();
            builder.Services.AddHealthSource<BrokenSource>();
            builder.Services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = waits);
        });
        service.Services.GetRequiredService<IConfiguration>()["ServiceIdentity:Trusted:receiver"] = service.Address.ToString();
        return service;
    }

    static async Task<ServiceReport> ReadAsync(TestService service)
    {
        var token = await service.Services.GetRequiredService<ServiceTokens>().ForServiceAsync("receiver", CancellationToken.None);
        using var http = new HttpClient { BaseAddress = service.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        return (await http.GetFromJsonAsync<ServiceReport>("/internal/health", BridgeJson.Options))!;
    }

    sealed class OwnSource : IHealthSource
    {
        public Task<IReadOnlyList<HealthReading>> ReadAsync(CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<HealthReading>>([new(HealthKinds.Template, "mine", HealthState.Attention, Detail: "as it said")]);
    }

    sealed class BrokenSource : IHealthSource
    {
        public Task<IReadOnlyList<HealthReading>> ReadAsync(CancellationToken ct) => throw new InvalidTimeZoneException();
    }

    public sealed class NobodyConsumer : IConsumer<SendTurn>
    {
        public Task Consume(ConsumeContext<SendTurn> context) => Task.CompletedTask;
    }
}
