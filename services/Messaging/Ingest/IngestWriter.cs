using System.Threading.Channels;
using Bridge.Messaging.WhatsApp;
using Bridge.ServiceDefaults;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bridge.Messaging.Ingest;

/// <summary>
/// Group commit: takes what is there, up to a batch's size, and commits it in one transaction. No linger: while one commit runs the next batch gathers
/// by itself, and an idle writer commits a single message at once.
/// </summary>
sealed partial class IngestWriter(
    IngestQueue queue, IngestTransaction transaction, OutboxSignal outbox, IngestSignals signals, MessagingMetrics metrics, IOptions<IngestOptions> options,
    ILogger<IngestWriter> logger) : BackgroundService
{
    /// <summary>
    /// Two writers or a sender can meet in an order that deadlocks, and a contact that was found may have been merged into another since: the second try has the
    /// field to itself.
    /// </summary>
    const int Tries = 3;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(queue.Readers.Select(reader => WriteAsync(reader, stoppingToken)));

    async Task WriteAsync(ChannelReader<Part> parts, CancellationToken ct)
    {
        var batch = new List<Part>();
        while (await parts.WaitToReadAsync(ct))
        {
            batch.Clear();
            for (var size = 0; size < options.Value.BatchSize && parts.TryRead(out var part); size += part.Count)
            {
                batch.Add(part);
            }

            await CommitAsync(batch, ct);
        }
    }

    async Task CommitAsync(List<Part> batch, CancellationToken ct)
    {
        try
        {
            Stored(await TryCommitAsync(Gather(batch), ct));
            batch.ForEach(part => part.Complete());
        }
        catch (PostgresException e) when (IsDataFault(e))
        {
            // One element spoils the batch: each stands alone now, and only what fails by itself is kept raw.
            LogSpoilt(e.SqlState, batch.Sum(p => p.Count));
            foreach (var part in batch)
            {
                await CommitAloneAsync(part, ct);
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogFailed(e, batch.Sum(p => p.Count));
            batch.ForEach(part => part.Fail(e));
        }
    }

    async Task CommitAloneAsync(Part part, CancellationToken ct)
    {
        try
        {
            foreach (var (alone, raw) in part.Messages.Select(m => (new InboundBatch([m], [], []), m.ToString()))
                .Concat(part.Statuses.Select(s => (new InboundBatch([], [s], []), s.ToString())))
                .Concat(part.Unread.Select(u => (new InboundBatch([], [], [u]), u.Raw)))
                .Concat(part.Events.Select(e => (new InboundBatch([], [], []) { Events = [e] }, e.Raw)))
                .Concat(part.Echoes.Select(e => (new InboundBatch([], [], []) { Echoes = [e] }, e.ToString()))))
            {
                try
                {
                    Stored(await TryCommitAsync(alone, ct));
                }
                catch (PostgresException e) when (IsDataFault(e))
                {
                    Stored(await TryCommitAsync(new InboundBatch([], [], [new Unread($"not storable: {e.SqlState}", raw)]), ct));
                }
            }

            part.Complete();
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogFailed(e, part.Count);
            part.Fail(e);
        }
    }

    async Task<IngestResult> TryCommitAsync(InboundBatch batch, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await transaction.CommitAsync(batch, ct);
            }
            catch (PostgresException e) when (attempt < Tries && e.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation)
            {
                LogAgain(e.SqlState, attempt);
            }
        }
    }

    void Stored(IngestResult result)
    {
        if (result.Outbox)
        {
            outbox.Wake();
        }

        if (result.Unread > 0)
        {
            metrics.Unread.Add(result.Unread);
        }

        signals.Raise(result);
    }

    static InboundBatch Gather(List<Part> batch) => batch.Count == 1
        ? new InboundBatch(batch[0].Messages, batch[0].Statuses, batch[0].Unread) { Events = batch[0].Events, Echoes = batch[0].Echoes }
        : new InboundBatch([.. batch.SelectMany(p => p.Messages)], [.. batch.SelectMany(p => p.Statuses)], [.. batch.SelectMany(p => p.Unread)])
        {
            Events = [.. batch.SelectMany(p => p.Events)],
            Echoes = [.. batch.SelectMany(p => p.Echoes)],
        };

    /// <summary>Classes 22 (data) and 23 (constraints), 54 (limits): the data's fault, the same in every try. Everything else is the database's.</summary>
    static bool IsDataFault(PostgresException e) => e.SqlState[..2] is "22" or "23" or "54";

    [LoggerMessage(Level = LogLevel.Warning, Message = "A batch of {Elements} elements could not be stored together ({SqlState}); each is tried alone")]
    partial void LogSpoilt(string sqlState, int elements);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Elements} elements of webhooks were not committed and are sent back")]
    partial void LogFailed(Exception e, int elements);

    [LoggerMessage(Level = LogLevel.Information, Message = "A batch met another ({SqlState}), try {Attempt}")]
    partial void LogAgain(string sqlState, int attempt);
}
