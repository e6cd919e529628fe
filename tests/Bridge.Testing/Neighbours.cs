using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Erp;
using Bridge.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Bridge.Testing;

/// <summary>
/// The other services, as one service under test meets them: an address for what it asks over HTTP (ErpConnector's reads, Messaging's files), queues for
/// what it sends, and tokens that it trusts. What they answer is the test's to say.
/// </summary>
public sealed class Neighbours : IAsyncDisposable
{
    private const string Issuer = "neighbour";
    private readonly ECDsaSecurityKey _key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = Guid.NewGuid().ToString("N") };
    private readonly ConcurrentDictionary<(string Queue, Type Message), object> _received = new();
    private readonly WebApplication _http;
    private IBusControl? _bus;
    private int _operationsAsked;

    public Neighbours()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _http = builder.Build();
        _http.MapGet("/.well-known/bridge-keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(_key);
            return Results.Json(new { keys = new[] { new { kty = key.Kty, crv = key.Crv, x = key.X, y = key.Y, kid = key.Kid, use = "sig", alg = "ES256" } } });
        });
        _http.MapPost("/internal/erp/{operation}", async (string operation, JsonObject fields) =>
        {
            Reads.Add((operation, fields));
            return Results.Json(await Answer(operation, fields), BridgeJson.Options);
        });
        _http.MapGet("/internal/applicants", () => Results.Json(Applicants, BridgeJson.Options));
        _http.MapGet("/internal/addresses", () => Results.Json(Addresses, BridgeJson.Options));
        _http.MapGet("/internal/operations", () =>
        {
            Interlocked.Increment(ref _operationsAsked);
            return Results.Json(Operations, BridgeJson.Options);
        });
        _http.MapGet("/internal/media/{id:guid}", (Guid id) => Files.TryGetValue(id, out var bytes) ? Results.Bytes(bytes) : Results.NotFound());
        _http.MapPost("/internal/media/links", (Guid[] ids) => Results.Json(ids.Where(Files.ContainsKey).Select(id => new
        {
            id, url = $"https://bridge.example/files/media/{id:N}", filename = "picture.jpeg", mimeType = "image/jpeg", size = Files[id].Length,
        })));
        _http.MapGet("/internal/images/{id:guid}", (Guid id) => Images.TryGetValue(id, out var bytes) ? Results.Bytes(bytes) : Results.NotFound());
        _http.MapGet("/internal/pictures", (string url) => Pictures.TryGetValue(url, out var picture) ? picture() : Results.Problem("the host answered 404", statusCode: 422));
    }

    /// <summary>Reads of the ERP that came, by operation.</summary>
    public Received<(string Operation, JsonObject Fields)> Reads { get; } = new();

    /// <summary>What ErpConnector answers to a read.</summary>
    public Func<string, JsonObject, Task<ErpAnswered>> Answer { get; set; } = (operation, _) => Task.FromResult(Away(operation));

    /// <summary>What ErpConnector answers to a write; null: nothing for now.</summary>
    public Func<CallErp, ErpAnswered?> Write { get; set; } = _ => null;

    /// <summary>What ErpConnector says that the ERP wants of applicants.</summary>
    public ApplicantWishes Applicants { get; set; } = new();

    /// <summary>What ErpConnector says that the ERP wants of addresses.</summary>
    public AddressWishes Addresses { get; set; } = new();

    /// <summary>How often somebody has asked which operations are switched on.</summary>
    public int OperationsAsked => Volatile.Read(ref _operationsAsked);

    public IReadOnlyList<ErpOperation> Operations { get; set; } = Enum.GetValues<ErpOperation>();

    /// <summary>Files in Messaging's keeping.</summary>
    public ConcurrentDictionary<Guid, byte[]> Files { get; } = new();

    /// <summary>Pictures in Catalog's keeping.</summary>
    public ConcurrentDictionary<Guid, byte[]> Images { get; } = new();

    /// <summary>Pictures that ErpConnector brings, by their address at the ERP.</summary>
    public ConcurrentDictionary<string, Func<IResult>> Pictures { get; } = new();

    public Uri Address => new(_http.Urls.First());

    /// <summary>Settings of the service under test that lead it here.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new($"ServiceIdentity:Trusted:{Issuer}", Address.ToString()),
        new("services:erp-connector:http:0", Address.ToString()),
        new("services:messaging:http:0", Address.ToString()),
        new("services:catalog:http:0", Address.ToString()),
    ];

    /// <summary>Listens on <paramref name="broker"/>: to the writes for ErpConnector, and to what <paramref name="listen"/> names.</summary>
    public async Task StartAsync(string broker, Action<Listening> listen)
    {
        await _http.StartAsync();
        _bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(new Uri(broker));
            rabbit.ConfigureJsonSerializerOptions(BridgeJson.ForBus);
            var listening = new Listening(this, rabbit);
            listen(listening);
            listening.To<CallErp>("erp-connector-call-erp", async call =>
            {
                if (Write(call) is { } answer)
                {
                    await SendAsync($"{call.ReplyTo}-erp-answered", answer);
                }
            });
        });
        await _bus.StartAsync(TimeSpan.FromSeconds(30));
    }

    public Received<T> Received<T>(string queue) where T : class => (Received<T>)_received[(queue, typeof(T))];

    /// <summary>The first event of this kind that fits.</summary>
    public Received<T> Events<T>() where T : class => Received<T>(Listening.EventQueue<T>());

    /// <summary>By exchange, so that the service's own declaration of its queue stands.</summary>
    public async Task SendAsync<T>(string queue, T message, Guid? messageId = null) where T : class
    {
        var endpoint = await _bus!.GetSendEndpoint(new Uri($"exchange:{queue}"));
        await endpoint.Send(message, context => context.MessageId = messageId ?? Guid.CreateVersion7());
    }

    public Task PublishAsync<T>(T message) where T : class => _bus!.Publish(message);

    public AuthenticationHeaderValue AsUser(string audience, params string[] roles) => Token(audience, Guid.CreateVersion7().ToString(), "user", roles);

    public AuthenticationHeaderValue AsService(string audience) => Token(audience, Issuer, "service", []);

    public static ErpAnswered Ok(string operation, object answer) => Answered(operation, ErpOutcome.Ok) with { Answer = JsonSerializer.SerializeToElement(answer) };

    public static ErpAnswered Away(string operation) => Answered(operation, ErpOutcome.Unavailable) with { Problem = $"{operation}: nobody answers" };

    public static ErpAnswered Answered(string operation, ErpOutcome outcome) => new()
    {
        Key = "",
        Operation = JsonSerializer.Deserialize<ErpOperation>($"\"{operation}\""),
        Outcome = outcome,
    };

    public async ValueTask DisposeAsync()
    {
        if (_bus is not null)
        {
            await _bus.StopAsync(TimeSpan.FromSeconds(10));
        }

        await _http.DisposeAsync();
    }

    private AuthenticationHeaderValue Token(string audience, string subject, string kind, string[] roles)
    {
        var now = DateTime.UtcNow;
        return new("Bearer", new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            NotBefore = now.AddSeconds(-5),
            Expires = now.AddMinutes(5),
            Claims = new Dictionary<string, object> { ["sub"] = subject, ["kind"] = kind, ["role"] = roles },
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.EcdsaSha256),
        }));
    }

    /// <summary>What the neighbours hear.</summary>
    public sealed class Listening(Neighbours neighbours, IRabbitMqBusFactoryConfigurator rabbit)
    {
        /// <summary>A queue of another service.</summary>
        public Listening To<T>(string queue, Func<T, Task>? then = null) where T : class => Add(queue, bound: false, then);

        /// <summary>An event, as any service hears it.</summary>
        public Listening ToEvent<T>() where T : class => Add<T>(EventQueue<T>(), bound: true, null);

        internal static string EventQueue<T>() => $"neighbour-{typeof(T).Name}";

        private Listening Add<T>(string queue, bool bound, Func<T, Task>? then) where T : class
        {
            var received = new Received<T>();
            neighbours._received[(queue, typeof(T))] = received;
            rabbit.ReceiveEndpoint(queue, endpoint =>
            {
                endpoint.ConfigureConsumeTopology = bound;
                endpoint.Handler<T>(async context =>
                {
                    received.Add(context.Message);
                    if (then is not null)
                    {
                        await then(context.Message);
                    }
                });
            });
            return this;
        }
    }
}
