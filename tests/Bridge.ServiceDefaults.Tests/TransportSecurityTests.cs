using System.Net.Http.Headers;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Testing;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bridge.ServiceDefaults.Tests;

/// <summary>Services on machines of their own: nothing between them, PostgreSQL and RabbitMQ is said plainly.</summary>
public sealed class TransportSecurityTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>, IDisposable
{
    readonly Certificates _certificates = new Certificates().Give("receiver").Give("servers");

    [Fact]
    public async Task A_service_works_over_TLS_alone_and_a_plain_call_is_refused()
    {
        var (plainDatabase, plainBroker) = (new NpgsqlConnectionStringBuilder(await TestService.CreateDatabaseAsync(infrastructure)), new Uri(await infrastructure.CreateVirtualHostAsync()));
        using var shown = _certificates.Of("servers");
        await using var postgres = new TlsDoor(shown, plainDatabase.Port, postgres: true);
        await using var rabbit = new TlsDoor(shown, plainBroker.Port, postgres: false);
        var database = new NpgsqlConnectionStringBuilder(plainDatabase.ConnectionString) { Port = postgres.Port }.ConnectionString;
        var broker = new UriBuilder(plainBroker) { Scheme = "amqps", Port = rabbit.Port }.Uri.ToString();
        var taken = new Received<SendTurn>();
        await using var service = await TestService.StartAsync("receiver", database, broker, bus => bus.Receive<Taker, SendTurn>(),
            builder =>
            {
                builder.Services.AddSingleton(taken);
                builder.Services.AddHttpClient("neighbour", http => http.BaseAddress = new Uri("https+http://receiver")).AddServiceToken("receiver").AddServiceAddress();
            },
            app => app.MapGet("/hello", () => "hello").RequireAuthorization(Policies.Service), new Dictionary<string, string?> { ["BRIDGE_TLS"] = _certificates.Folder });
        // It calls itself, as another service would: found by discovery under its plain name, trusted by a key that it fetches over the same TLS.
        var configuration = service.Services.GetRequiredService<IConfiguration>();
        configuration["services:receiver:https:0"] = service.Address.ToString();
        configuration["ServiceIdentity:Trusted:receiver"] = service.Address.ToString();
        using var neighbour = service.Services.GetRequiredService<IHttpClientFactory>().CreateClient("neighbour");

        Assert.Equal("https", service.Address.Scheme);
        Assert.Equal("hello", await neighbour.GetStringAsync("/hello"));
        await service.CommitAsync(db => db.Send("receiver-send-turn", new SendTurn { ConversationId = Guid.CreateVersion7(), Turn = 5, AnswersItem = 5, Audience = Audience.All, Messages = [] }));
        Assert.Equal(5, Assert.Single(await taken.AtLeastAsync(1)).Turn);
        Assert.True(postgres.Entered > 0 && rabbit.Entered > 0);
        var health = await service.Services.GetRequiredService<ServiceHealth>().ReadAsync(CancellationToken.None);
        Assert.All(health.Readings.Where(r => r.Kind is HealthKinds.Database or HealthKinds.Broker), reading => Assert.Equal(HealthState.Good, reading.State));

        using var plain = new HttpClient { BaseAddress = new UriBuilder(service.Address) { Scheme = "http" }.Uri };
        await Assert.ThrowsAsync<HttpRequestException>(() => plain.GetStringAsync("/health/live"));
        // Whoever knows only the world's authorities does not know this one.
        using var stranger = new HttpClient { BaseAddress = service.Address };
        await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetStringAsync("/health/live"));
    }

    [Fact]
    public async Task A_database_that_speaks_plainly_is_not_spoken_to()
    {
        var plain = new NpgsqlConnectionStringBuilder(await infrastructure.CreateDatabaseAsync());
        Security().Apply(plain);
        await using var source = NpgsqlDataSource.Create(plain.ConnectionString);

        await Assert.ThrowsAnyAsync<NpgsqlException>(async () => await source.OpenConnectionAsync());
    }

    [Theory]
    [InlineData("another authority", null)]
    [InlineData(null, "elsewhere.example.com")]
    public async Task Who_shows_a_certificate_of_another_authority_or_for_another_name_is_not_believed(string? authority, string? name)
    {
        using var others = new Certificates();
        var shown = (authority is null ? _certificates : others).Give("impostor", name);
        using var certificate = shown.Of("impostor");
        var plain = new NpgsqlConnectionStringBuilder(await infrastructure.CreateDatabaseAsync());
        var broker = new Uri(await infrastructure.CreateVirtualHostAsync());
        await using var postgres = new TlsDoor(certificate, plain.Port, postgres: true);
        await using var rabbit = new TlsDoor(certificate, broker.Port, postgres: false);
        plain.Port = postgres.Port;
        Security().Apply(plain);
        await using var source = NpgsqlDataSource.Create(plain.ConnectionString);
        var address = new UriBuilder(broker) { Scheme = "amqps", Port = rabbit.Port }.Uri.ToString();
        var factory = new Broker(Configuration(("ConnectionStrings:rabbitmq", address)), Security()).Factory("a test");
        using var handler = new SocketsHttpHandler();
        Security().Apply(handler.SslOptions);
        using var http = new HttpClient(handler);

        await Assert.ThrowsAnyAsync<NpgsqlException>(async () => await source.OpenConnectionAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => factory.CreateConnectionAsync());
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync($"https://127.0.0.1:{rabbit.Port}/"));
    }

    [Theory]
    [InlineData("services:messaging:http:0", "http://10.0.0.5:8080")]
    [InlineData("ServiceIdentity:Trusted:gateway", "http://10.0.0.4:8080")]
    [InlineData("ASPNETCORE_URLS", "https://0.0.0.0:8443;http://0.0.0.0:8080")]
    [InlineData("ConnectionStrings:rabbitmq", "amqp://bridge:secret@broker.example.com")]
    public void A_setting_that_is_plain_is_refused_at_the_start_by_its_name(string setting, string value)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => new TransportSecurity(Configuration((setting, value), ("BRIDGE_TLS", _certificates.Folder)), "receiver"));

        Assert.Contains(setting.Replace(":", "__", StringComparison.Ordinal), refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
        Assert.False(new TransportSecurity(Configuration((setting, value)), "receiver").IsOn);
    }

    TransportSecurity Security() => new(Configuration(("BRIDGE_TLS", _certificates.Folder)), "receiver");

    static IConfiguration Configuration(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value))).Build();

    public void Dispose() => _certificates.Dispose();

    public sealed class Taker(Received<SendTurn> taken) : IConsumer<SendTurn>
    {
        public Task Consume(ConsumeContext<SendTurn> context)
        {
            taken.Add(context.Message);
            return Task.CompletedTask;
        }
    }
}
