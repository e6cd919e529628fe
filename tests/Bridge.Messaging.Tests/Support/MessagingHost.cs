using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.ServiceDefaults;
using Npgsql;

namespace Bridge.Messaging.Tests.Support;

/// <summary>Messaging as a process of its own on real servers, with a Graph API and a Flow that the test plays.</summary>
sealed class MessagingHost : IAsyncDisposable
{
    public const string Secret = "test_app_secret";
    public const string Number = "555000111222333";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    readonly Dictionary<string, string?> _settings;
    readonly string _data = Directory.CreateTempSubdirectory("bridge-messaging").FullName;
    ServiceUnderTest<Program>? _service;
    int _items;

    MessagingHost(string database, string broker, IEnumerable<(string Key, string? Value)> settings)
    {
        Database = NpgsqlDataSource.Create(database);
        _settings = new Dictionary<string, string?>
        {
            ["ConnectionStrings:messaging"] = database,
            ["ConnectionStrings:rabbitmq"] = broker,
            ["WhatsApp:AppSecret"] = Secret,
            ["WhatsApp:VerifyToken"] = "verify-me",
            ["WhatsApp:AccessToken"] = "test-token",
            ["WhatsApp:UnknownWaitSeconds"] = "1",
            ["BRIDGE_DATA"] = _data,
        };
        foreach (var (key, value) in settings)
        {
            _settings[key] = value;
        }
    }

    public FakeGraph Graph { get; } = new();
    public Neighbours Neighbours { get; } = new();
    public NpgsqlDataSource Database { get; }
    public IServiceProvider Services => _service!.Services;
    public HttpClient Http { get; private set; } = null!;

    public static async Task<MessagingHost> StartAsync(InfrastructureFixture infrastructure, params (string Key, string? Value)[] settings)
    {
        var broker = await infrastructure.CreateVirtualHostAsync();
        var host = new MessagingHost(await infrastructure.CreateDatabaseAsync("messaging", MigrateAsync), broker, settings);
        await host.Graph.StartAsync();
        await host.Neighbours.StartAsync(broker, listen => listen.ToEvent<ItemArrived>().ToEvent<ConversationsChanged>().ToEvent<MediaStored>().ToEvent<MediaFailed>()
            .To<ResendTurns>("flow-resend-turns").To<PictureMeasured>("flow-picture-measured"));
        host.StartService();
        return host;
    }

    public static Task MigrateAsync(string connectionString) => Migrated.ByAsync<MessagingDbContext>(connectionString, options => new MessagingDbContext(options));

    /// <summary>None where nothing was ever stored: the first file makes the folder.</summary>
    public IReadOnlyList<string> StoredFiles() =>
        Directory.Exists(Path.Combine(_data, "media")) ? Directory.GetFiles(Path.Combine(_data, "media"), "*", SearchOption.AllDirectories) : [];

    public async Task StopServiceAsync()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }
    }

    /// <summary>A new process on what the old one left.</summary>
    public void StartService()
    {
        _service = new ServiceUnderTest<Program>(_settings.Concat(Neighbours.Settings).Append(new("WhatsApp:GraphBaseUrl", Graph.Address.ToString())));
        _service.UseKestrel(0);
        _service.StartServer();
        Http = _service.CreateClient();
    }

    public Task<HttpResponseMessage> PostAsync(string body, string secret = Secret) => PostBytesAsync(Encoding.UTF8.GetBytes(body), secret);

    public async Task<HttpResponseMessage> PostBytesAsync(byte[] bytes, string secret = Secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/whatsapp") { Content = new ByteArrayContent(bytes) };
        // What is too large is refused by its length: who had begun to write the body might lose the answer with the connection.
        request.Headers.ExpectContinue = bytes.Length > 4_000_000;
        request.Headers.Add("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), bytes)));
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

    /// <summary>The next in the order in which they came over the bus.</summary>
    public async Task<ItemArrived> NextItemAsync()
    {
        var next = _items++;
        return (await Neighbours.Events<ItemArrived>().AtLeastAsync(next + 1))[next];
    }

    public async Task<SentMessage> NextSentAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await Graph.NextAsync(patience.Token);
    }

    /// <summary>What Flow would say.</summary>
    public Task SayAsync(Guid conversation, long turn, long answers, params string[] texts) =>
        SayAsync(conversation, turn, answers, Audience.All, [.. texts.Select(t => new TextContent(t))]);

    public Task SayAsync(Guid conversation, long turn, long answers, Audience audience, params Content[] messages) => SendAsync(new SendTurn
    {
        ConversationId = conversation, Turn = turn, AnswersItem = answers, Audience = audience, Messages = messages,
    });

    public Task SendAsync<T>(T command) where T : class => Neighbours.SendAsync(MessageTypes.QueueOf("messaging", typeof(T)), command);

    /// <summary>The console as a user of these roles has it.</summary>
    public Task<HttpResponseMessage> AsAsync(string role, HttpMethod method, string path, HttpContent? content = null) =>
        AsAsync(Neighbours.AsUser("messaging", role), method, path, content);

    public async Task<HttpResponseMessage> AsAsync(AuthenticationHeaderValue who, HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = who;
        return await Http.SendAsync(request);
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is T found ? found : default!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Until the database says so: what a worker does has no end that a test could be told of.</summary>
    public async Task UntilAsync<T>(string sql, T expected)
    {
        var found = default(T);
        await Eventually.TrueAsync(async () => Equals(found = await ScalarAsync<T>(sql), expected), $"{sql} became {expected}");
    }

    public async ValueTask DisposeAsync()
    {
        await StopServiceAsync();
        await Neighbours.DisposeAsync();
        await Graph.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}
