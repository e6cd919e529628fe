using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bridge.Messaging.Tests.Support;

/// <summary>Messaging as a process of its own on real servers, with a Graph API and a Flow that the test plays.</summary>
sealed class MessagingHost : IAsyncDisposable
{
    public const string Secret = "test_app_secret";
    public const string Number = "555000111222333";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    readonly Channel<ItemArrived> _items = Channel.CreateUnbounded<ItemArrived>();
    readonly Channel<ResendTurns> _resends = Channel.CreateUnbounded<ResendTurns>();
    readonly string _database;
    readonly string _broker;
    readonly Dictionary<string, string?> _settings;
    readonly string _data = Directory.CreateTempSubdirectory("bridge-messaging").FullName;
    Factory? _factory;
    IBusControl? _flow;

    MessagingHost(string database, string broker, Dictionary<string, string?> settings)
    {
        (_database, _broker, _settings) = (database, broker, settings);
        Database = NpgsqlDataSource.Create(database);
    }

    public FakeGraph Graph { get; } = new();
    public NpgsqlDataSource Database { get; }
    public HttpClient Http { get; private set; } = null!;
    public IServiceProvider Services => _factory!.Services;

    public static async Task<MessagingHost> StartAsync(InfrastructureFixture infrastructure, params (string Key, string? Value)[] settings)
    {
        var host = new MessagingHost(await infrastructure.CreateDatabaseAsync("messaging", MigrateAsync), await infrastructure.CreateVirtualHostAsync(),
            settings.ToDictionary(s => s.Key, s => s.Value));
        await host.Graph.StartAsync();
        await host.StartFlowAsync();
        await host.StartServiceAsync();
        return host;
    }

    /// <summary>A new process on what the old one left.</summary>
    public async Task RestartAsync()
    {
        await StopServiceAsync();
        await StartServiceAsync();
    }

    public async Task StopServiceAsync()
    {
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }
    }

    public async Task StartServiceAsync()
    {
        _factory = new Factory(this);
        _factory.UseKestrel(0);
        _factory.StartServer();
        Http = _factory.CreateClient();
        await Task.CompletedTask;
    }

    public Task<HttpResponseMessage> PostAsync(string body, string secret = Secret) => PostAsync(Encoding.UTF8.GetBytes(body), secret);

    public async Task<HttpResponseMessage> PostAsync(byte[] body, string secret = Secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/whatsapp") { Content = new ByteArrayContent(body) };
        request.Headers.Add("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body)));
        return await Http.SendAsync(request);
    }

    /// <summary>As Meta does it: what is not answered with 200 is brought again.</summary>
    public async Task DeliverAsync(string body)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            using var response = await PostAsync(body);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                return;
            }

            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.False(patience.IsCancellationRequested, "The webhook stayed shut.");
        }
    }

    public async Task<ItemArrived> NextItemAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _items.Reader.ReadAsync(patience.Token);
    }

    public async Task<ResendTurns> NextResendAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _resends.Reader.ReadAsync(patience.Token);
    }

    public async Task<SentMessage> NextSentAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await Graph.NextAsync(patience.Token);
    }

    /// <summary>What Flow would say.</summary>
    public async Task SayAsync(Guid conversation, long turn, long answers, params string[] texts) => await SendAsync(new SendTurn
    {
        ConversationId = conversation, Turn = turn, AnswersItem = answers, Audience = Audience.All, Messages = [.. texts.Select(t => new TextContent(t))],
    });

    public async Task SendAsync<T>(T command) where T : class =>
        await (await _flow!.GetSendEndpoint(new Uri($"exchange:{MessageTypes.QueueOf("messaging", typeof(T))}"))).Send(command);

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Until the database says so: what a worker does has no end that a test could be told of.</summary>
    public async Task UntilAsync<T>(string sql, T expected)
    {
        using var patience = new CancellationTokenSource(Patience);
        T found;
        while (!Equals(found = await ScalarAsync<T>(sql), expected))
        {
            Assert.False(patience.IsCancellationRequested, $"{sql} stayed {found}, expected {expected}.");
            await Task.Delay(20);
        }
    }

    async Task StartFlowAsync()
    {
        _flow = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(new Uri(_broker));
            rabbit.ReceiveEndpoint("flow-item-arrived", endpoint => endpoint.Handler<ItemArrived>(context => _items.Writer.WriteAsync(context.Message).AsTask()));
            rabbit.ReceiveEndpoint("flow-resend-turns", endpoint => endpoint.Handler<ResendTurns>(context => _resends.Writer.WriteAsync(context.Message).AsTask()));
        });
        await _flow.StartAsync();
    }

    public static async Task MigrateAsync(string connectionString)
    {
        var options = new DbContextOptionsBuilder<MessagingDbContext>().UseNpgsql(connectionString).UseSnakeCaseNamingConvention().Options;
        await using var db = new MessagingDbContext(options);
        await db.Database.MigrateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopServiceAsync();
        await _flow!.StopAsync();
        await Graph.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    sealed class Factory(MessagingHost host) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("ConnectionStrings:messaging", host._database);
            builder.UseSetting("ConnectionStrings:rabbitmq", host._broker);
            builder.UseSetting("WhatsApp:AppSecret", Secret);
            builder.UseSetting("WhatsApp:VerifyToken", "verify-me");
            builder.UseSetting("WhatsApp:AccessToken", "test-token");
            builder.UseSetting("WhatsApp:GraphBaseUrl", host.Graph.Address.ToString());
            builder.UseSetting("WhatsApp:UnknownWaitSeconds", "1");
            builder.UseSetting("BRIDGE_DATA", host._data);
            builder.UseSetting("Logging:LogLevel:Default", "Error");
            foreach (var (key, value) in host._settings)
            {
                builder.UseSetting(key, value);
            }
        }
    }
}
