using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Bridge.ServiceDefaults;

/// <summary>A message that a consumer could not take, or that the broker gave up on. Read and replayed from here, never by peeking into a queue.</summary>
public sealed class DeadMessage
{
    public required Guid Id { get; init; }
    public required string Queue { get; init; }
    public string? MessageType { get; init; }
    public Guid? MessageId { get; init; }

    /// <summary>As it was on the wire.</summary>
    public required byte[] Body { get; init; }

    public required string Reason { get; init; }
    public required DateTimeOffset DiedAt { get; init; }
}

/// <summary>Where dead messages are written: one statement, whichever way they come.</summary>
sealed class DeadMessages(NpgsqlDataSource database)
{
    public async Task KeepAsync(string queue, string? messageType, Guid? messageId, byte[] body, string reason, CancellationToken ct)
    {
        await using var insert = database.CreateCommand(
            "INSERT INTO dead_message (id, queue, message_type, message_id, body, reason, died_at) VALUES ($1, $2, $3, $4, $5, $6, now())");
        insert.Parameters.Add(new() { Value = Guid.CreateVersion7() });
        insert.Parameters.Add(new() { Value = queue });
        insert.Parameters.Add(new() { Value = (object?)messageType ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        insert.Parameters.Add(new() { Value = (object?)messageId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        insert.Parameters.Add(new() { Value = body });
        insert.Parameters.Add(new() { Value = reason });
        await insert.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>
/// The end of a consumer's pipeline: what failed all its tries is written to the table and only then acknowledged. With the database away the write
/// fails, the message goes back to its queue, and comes again.
/// </summary>
sealed partial class KeepFaulted(DeadMessages dead, string queue, ILogger logger) : IFilter<ExceptionReceiveContext>
{
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        var body = context.Body.GetBytes();
        Guid? messageId = Guid.TryParse(context.TransportHeaders.Get<string>("MessageId"), out var id) ? id : null;
        LogFaulted(context.Exception, queue, messageId);
        await dead.KeepAsync(queue, MessageTypeOf(body), messageId, body, (context.Exception as ConsumerFailedException)?.Kind ?? context.Exception.GetType().Name, CancellationToken.None);
        await context.NotifyFaulted(context.Exception);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("keepFaulted");

    internal static string? MessageTypeOf(byte[] envelope)
    {
        try
        {
            using var document = JsonDocument.Parse(envelope);
            return document.RootElement.TryGetProperty("messageType", out var types) && types.ValueKind == JsonValueKind.Array && types.GetArrayLength() > 0
                ? types[0].GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A message on {Queue} failed all its tries and was put among the dead messages ({MessageId})")]
    partial void LogFaulted(Exception e, string queue, Guid? messageId);
}

/// <summary>Drains the service's dead-letter queue: what the broker gave up on after its delivery limit.</summary>
sealed partial class DeadLetterDrain(string service, Broker broker, DeadMessages dead, ILogger<DeadLetterDrain> logger) : BackgroundService
{
    public static string QueueOf(string service) => $"{service}-dead-letters";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DrainAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogAway(e, service);
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
            }
        }
    }

    async Task DrainAsync(CancellationToken ct)
    {
        await using var connection = await broker.Factory($"{service} dead letters").CreateConnectionAsync(ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.ChannelShutdownAsync += (_, _) => Task.FromResult(closed.TrySetResult());
        await channel.BasicQosAsync(0, 20, false, ct);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, letter) =>
        {
            var body = letter.Body.ToArray();
            var queue = letter.BasicProperties.Headers?.TryGetValue("x-first-death-queue", out var name) == true && name is byte[] bytes
                ? System.Text.Encoding.UTF8.GetString(bytes)
                : letter.RoutingKey;
            Guid? messageId = Guid.TryParse(letter.BasicProperties.MessageId, out var id) ? id : null;
            await dead.KeepAsync(queue, KeepFaulted.MessageTypeOf(body), messageId, body, "DeliveryLimit", ct);
            await channel.BasicAckAsync(letter.DeliveryTag, false, ct);
            LogDead(queue, messageId);
        };
        await channel.BasicConsumeAsync(QueueOf(service), autoAck: false, consumer, ct);
        await closed.Task.WaitAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The dead letters of {Service} cannot be drained just now")]
    partial void LogAway(Exception e, string service);

    [LoggerMessage(Level = LogLevel.Error, Message = "The broker gave up on a message of {Queue} ({MessageId}); it is among the dead messages")]
    partial void LogDead(string queue, Guid? messageId);
}
