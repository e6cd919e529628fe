using System.Diagnostics;
using System.Text.Json;
using MassTransit;
using MassTransit.RabbitMqTransport;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bridge.ServiceDefaults;

/// <summary>
/// Carries committed rows to the broker. One relay per service is active, by a session's advisory lock; the others stand by. It keeps no order:
/// receivers do, by number or version. A crash after the publish and before the delete repeats messages, which receivers take as what they are.
/// </summary>
sealed partial class OutboxRelay(
    string service, NpgsqlDataSource database, IBusControl bus, RollCall rollCall, OutboxSignal signal, Rush rush, ILogger<OutboxRelay> logger)
    : BackgroundService
{
    /// <summary>In-flight confirms are what makes a quorum queue fast up to about 200; beyond that there is nothing to gain.</summary>
    const int BatchSize = 200;

    /// <summary>A row that fails by itself so often is not going to succeed.</summary>
    const int MaxAttempts = 10;

    /// <summary>Less than the session may be idle.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);
    static readonly ActivitySource Source = new("Bridge.Outbox");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await rollCall.AnswerAsync(bus, stoppingToken);
        var pause = TimeSpan.FromMilliseconds(200);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(stoppingToken);
                if (!await TakeLeadAsync(connection, stoppingToken))
                {
                    await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken);
                    continue;
                }

                LogLeading(service);
                try
                {
                    while (true)
                    {
                        var room = await rush.RoomAsync(BatchSize, stoppingToken);
                        var moved = await DrainAsync(connection, room, stoppingToken);
                        pause = TimeSpan.FromMilliseconds(200);
                        if (moved < room)
                        {
                            await signal.WaitAsync(Poll, stoppingToken);
                        }
                    }
                }
                finally
                {
                    // The lock is the session's: back in the pool it would keep everybody out.
                    database.Clear();
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The database or the broker is away: nothing is counted against any row, everything is kept.
                LogAway(e, service, pause);
                await Task.Delay(pause, stoppingToken);
                pause = TimeSpan.FromSeconds(Math.Min(pause.TotalSeconds * 2, 10));
            }
        }
    }

    static async Task<bool> TakeLeadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        // A holder that is stopped but not dead (SIGSTOP) keeps its lock for no longer than this; a live one asks at every poll. What it deletes need
        // not be on the disk at once: a row that comes back after a crash is published again, which receivers take as what it is.
        await using var guard = new NpgsqlCommand("SET idle_session_timeout = '10s'; SET synchronous_commit = off", connection);
        await guard.ExecuteNonQueryAsync(ct);
        await using var take = new NpgsqlCommand("SELECT pg_try_advisory_lock(hashtext('bridge outbox'))", connection);
        return (bool)(await take.ExecuteScalarAsync(ct))!;
    }

    async Task<int> DrainAsync(NpgsqlConnection connection, int most, CancellationToken ct)
    {
        var rows = new List<Row>();
        await using (var read = new NpgsqlCommand(
            "SELECT id, message_id, type, destination, mandatory, traceparent, body, attempts FROM outbox WHERE not_before <= now() ORDER BY id LIMIT $1", connection)
        {
            Parameters = { new() { Value = most } },
        })
        await using (var reader = await read.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                rows.Add(new Row(reader.GetInt64(0), reader.GetGuid(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3),
                    reader.GetBoolean(4), reader.IsDBNull(5) ? null : reader.GetString(5), reader.GetFieldValue<byte[]>(6), reader.GetInt32(7)));
            }
        }

        if (rows.Count == 0)
        {
            return 0;
        }

        // The session's timeout must not run out while the broker is slow: a wait for it is bounded, and a late confirm only means a repetition.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        var results = await Task.WhenAll(rows.Select(row => TryPublishAsync(row, patience.Token)));

        var confirmed = results.Where(r => r.Error is null).Select(r => r.Row.Id).ToArray();
        await using (var delete = new NpgsqlCommand("DELETE FROM outbox WHERE id = ANY($1)", connection) { Parameters = { new() { Value = confirmed } } })
        {
            await delete.ExecuteNonQueryAsync(ct);
        }

        foreach (var (row, error, _) in results.Where(r => r is { Error: not null, OwnFault: true }))
        {
            await PutBackAsync(connection, row, error!, ct);
        }

        if (results.FirstOrDefault(r => r is { Error: not null, OwnFault: false }).Error is { } outage)
        {
            throw outage;
        }

        return rows.Count;
    }

    async Task<(Row Row, Exception? Error, bool OwnFault)> TryPublishAsync(Row row, CancellationToken ct)
    {
        using var activity = Source.StartActivity("outbox relay", ActivityKind.Internal, row.Traceparent);
        try
        {
            var type = MessageTypes.Find(row.Type) ?? throw new JsonException($"No contract is named {row.Type}.");
            var message = JsonSerializer.Deserialize(row.Body, type, BridgeJson.Options) ?? throw new JsonException("The body is null.");
            var pipe = Pipe.Execute<SendContext>(context =>
            {
                context.MessageId = row.MessageId;
                if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit))
                {
                    rabbit.Mandatory = row.Mandatory;
                }
            });
            // A publish that meets a connection which is just dying may never end, whatever its token says: it is left behind, and made again.
            await PublishAsync(row.Destination, message, type, pipe, ct).WaitAsync(ct);
            return (row, null, false);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or MessageReturnedException)
        {
            return (row, e, true);
        }
        catch (Exception e)
        {
            return (row, e, false);
        }
    }

    async Task PublishAsync(string? destination, object message, Type type, IPipe<SendContext> pipe, CancellationToken ct)
    {
        if (destination is null)
        {
            await bus.Publish(message, type, new PublishPipe(pipe), ct);
        }
        else
        {
            var endpoint = await bus.GetSendEndpoint(new Uri($"exchange:{destination}"));
            await endpoint.Send(message, type, pipe, ct);
        }
    }

    async Task PutBackAsync(NpgsqlConnection connection, Row row, Exception error, CancellationToken ct)
    {
        // The type of the failure only: an exception's text may hold what the message holds.
        var reason = error.GetType().Name;
        LogPutBack(row.Type, row.MessageId, reason, row.Attempts + 1);
        var sql = row.Attempts + 1 < MaxAttempts
            ? "UPDATE outbox SET attempts = attempts + 1, last_error = $2, not_before = now() + least(60, 0.5 * 2 ^ attempts) * interval '1 second' WHERE id = $1"
            : """
              WITH dead AS (DELETE FROM outbox WHERE id = $1 RETURNING *)
              INSERT INTO outbox_dead (id, message_id, type, destination, mandatory, traceparent, body, created_at, died_at, reason)
              SELECT id, message_id, type, destination, mandatory, traceparent, body, created_at, now(), $2 FROM dead
              """;
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = row.Id }, new() { Value = reason } } };
        await command.ExecuteNonQueryAsync(ct);
    }

    sealed record Row(long Id, Guid MessageId, string Type, string? Destination, bool Mandatory, string? Traceparent, byte[] Body, int Attempts);

    sealed class PublishPipe(IPipe<SendContext> pipe) : IPipe<PublishContext>
    {
        public Task Send(PublishContext context) => pipe.Send(context);

        public void Probe(ProbeContext context) => pipe.Probe(context);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The outbox relay of {Service} is active here")]
    partial void LogLeading(string service);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox of {Service} waits {Pause} for its database or the broker")]
    partial void LogAway(Exception e, string service, TimeSpan pause);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Type} {MessageId} could not be published: {Reason} (attempt {Attempt})")]
    partial void LogPutBack(string type, Guid messageId, string reason, int attempt);
}
