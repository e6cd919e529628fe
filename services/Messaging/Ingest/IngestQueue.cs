using System.Diagnostics;
using System.Threading.Channels;
using Bridge.Messaging.WhatsApp;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.Ingest;

/// <summary>
/// Where webhooks wait for the commit that they share. One channel per writer; what one customer says on one of our numbers goes to the same writer, so that
/// writers seldom meet on a row. Statuses, nine tenths of the traffic, have a writer of their own: their commit is one statement, and does not wait for the
/// several that a message takes. It is an optimisation only: what is right is kept by the database's keys and locks.
/// </summary>
sealed class IngestQueue
{
    readonly Channel<Part>[] _channels;
    readonly int _mostElements;
    readonly Action<int> _left;

    /// <summary>Elements in all channels, and in the commits under way.</summary>
    int _waiting;

    public IngestQueue(IOptions<IngestOptions> options)
    {
        _channels = [.. Enumerable.Range(0, options.Value.Writers + 1).Select(_ => Channel.CreateBounded<Part>(
            new BoundedChannelOptions(options.Value.QueueLength) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }))];
        _mostElements = options.Value.MostElements;
        _left = count => Interlocked.Add(ref _waiting, -count);
    }

    public IReadOnlyList<ChannelReader<Part>> Readers => [.. _channels.Select(c => c.Reader)];

    /// <summary>False where a channel is full, or a database that has stopped lets webhooks of a thousand elements pile up: nothing waits. What other channels have already taken may be committed; Meta's repetition of it is a no-op.</summary>
    public bool TryEnqueue(InboundBatch batch, out Task committed)
    {
        if (Volatile.Read(ref _waiting) >= _mostElements)
        {
            committed = Task.CompletedTask;
            return false;
        }

        var parts = Split(batch);
        committed = parts.Count == 1 ? parts[0].Part.Committed : Task.WhenAll(parts.Select(p => p.Part.Committed));
        return parts.All(p => TryWrite(p.Writer, p.Part));
    }

    bool TryWrite(int writer, Part part)
    {
        Interlocked.Add(ref _waiting, part.Count);
        if (_channels[writer].Writer.TryWrite(part))
        {
            return true;
        }

        _left(part.Count);
        return false;
    }

    List<(int Writer, Part Part)> Split(InboundBatch batch)
    {
        if (batch.Count == 0)
        {
            return [(0, Part.Empty)];
        }

        var parts = new Part?[_channels.Length];
        Part For(string phoneNumberId, string subject) =>
            parts[(uint)HashCode.Combine(phoneNumberId, subject) % (uint)(_channels.Length - 1)] ??= new Part(_left);

        var trace = Activity.Current is { Recorded: true } activity ? activity.Id : null;
        foreach (var message in batch.Messages)
        {
            For(message.PhoneNumberId, message.Sender.Key).Messages.Add(trace is null ? message : message with { Traceparent = trace });
        }

        foreach (var echo in batch.Echoes)
        {
            For(echo.PhoneNumberId, echo.Sender.Key).Echoes.Add(echo);
        }

        if (batch.Statuses.Count > 0)
        {
            (parts[^1] ??= new Part(_left)).Statuses.AddRange(batch.Statuses);
        }

        foreach (var told in batch.Events)
        {
            For("", "").Events.Add(told);
        }

        foreach (var unread in batch.Unread)
        {
            For("", "").Unread.Add(unread);
        }

        return [.. parts.Select((part, writer) => (writer, part)).Where(p => p.part is not null).Select(p => (p.writer, p.part!))];
    }
}

/// <summary>What one webhook brought for one writer.</summary>
/// <param name="left">Told of its elements once they wait no more.</param>
sealed class Part(Action<int> left)
{
    readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<InboundMessage> Messages { get; } = [];
    public List<InboundStatus> Statuses { get; } = [];
    public List<Unread> Unread { get; } = [];
    public List<InboundEvent> Events { get; } = [];
    public List<InboundMessage> Echoes { get; } = [];
    public int Count => Messages.Count + Statuses.Count + Unread.Count + Events.Count + Echoes.Count;
    public Task Committed => _done.Task;

    /// <summary>A webhook without content has nothing to commit.</summary>
    public static Part Empty
    {
        get
        {
            var part = new Part(static _ => { });
            part.Complete();
            return part;
        }
    }

    public void Complete()
    {
        left(Count);
        _done.TrySetResult();
    }

    public void Fail(Exception e)
    {
        left(Count);
        _done.TrySetException(new IngestFailedException(e));
        // The request may have given up waiting.
        _ = _done.Task.Exception;
    }
}

/// <summary>The commit did not happen; nothing of it is stored.</summary>
sealed class IngestFailedException(Exception inner) : Exception("The commit failed.", inner);
