using System.Collections.Concurrent;
using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Bridge.ErpConnector.Tests.Live;

/// <summary>The other services, as far as the connector sees them: sends commands in MassTransit's envelope, and hears the answers and ErpReachable.</summary>
public sealed class BusProbe : IAsyncDisposable
{
    private const string Answers = "test-erp-answered";
    private const string News = "test-erp-reachable";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly ConcurrentDictionary<string, Channel<ErpAnswered>> _answers = [];
    private readonly Channel<ErpOperation> _reachable = Channel.CreateUnbounded<ErpOperation>();

    private BusProbe(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    public static async Task<BusProbe> StartAsync(string broker)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync();
        var probe = new BusProbe(connection, channel);
        await probe.HearAsync(Answers, Answers, message =>
        {
            var answer = message.Deserialize<ErpAnswered>(ServiceDefaults.BridgeJson.Options)!;
            probe.AnswersOf(answer.Key).Writer.TryWrite(answer);
        });
        await probe.HearAsync("Bridge.Contracts.Erp:ErpReachable", News, message =>
            probe._reachable.Writer.TryWrite(message.Deserialize<ErpReachable>(ServiceDefaults.BridgeJson.Options)!.Operation));
        return probe;
    }

    public async Task SendAsync(CallErp call, Guid? messageId = null)
    {
        var envelope = new
        {
            messageId = messageId ?? Guid.CreateVersion7(),
            messageType = new[] { "urn:message:Bridge.Contracts.Erp:CallErp" },
            message = call,
        };
        await _channel.BasicPublishAsync("erp-connector-call-erp", "", mandatory: true,
            new BasicProperties { ContentType = "application/vnd.masstransit+json", Persistent = true },
            JsonSerializer.SerializeToUtf8Bytes(envelope, ServiceDefaults.BridgeJson.Options));
    }

    /// <summary>The next answer under the key.</summary>
    public async Task<ErpAnswered> AnswerAsync(string key)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await AnswersOf(key).Reader.ReadAsync(patience.Token);
    }

    public async Task<ErpAnswered> CallAsync(CallErp call)
    {
        await SendAsync(call);
        return await AnswerAsync(call.Key);
    }

    /// <summary>Answers that came and were not asked for.</summary>
    public int Unheard(string key) => AnswersOf(key).Reader.Count;

    public async Task ReachableAsync(ErpOperation operation)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await _reachable.Reader.ReadAsync(patience.Token) != operation)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task HearAsync(string exchange, string queue, Action<JsonElement> heard)
    {
        await _channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true);
        await _channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false);
        await _channel.QueueBindAsync(queue, exchange, "");
        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            heard(JsonSerializer.Deserialize<JsonElement>(delivery.Body.Span).GetProperty("message"));
            return Task.CompletedTask;
        };
        await _channel.BasicConsumeAsync(queue, autoAck: true, consumer);
    }

    private Channel<ErpAnswered> AnswersOf(string key) => _answers.GetOrAdd(key, _ => Channel.CreateUnbounded<ErpAnswered>());
}
