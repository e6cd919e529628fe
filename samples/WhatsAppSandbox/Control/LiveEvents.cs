using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Bridge.WhatsAppSandbox.Control;

/// <summary>What the phones are told of: that something changed, not how. They read it again.</summary>
internal sealed record LiveEvent(string Kind, string? CustomerId, string? MessageId = null);

internal sealed class LiveEvents
{
    private readonly ConcurrentDictionary<Channel<LiveEvent>, byte> _listeners = new();

    public void Publish(string kind, string? customerId, string? messageId = null)
    {
        foreach (var listener in _listeners.Keys)
        {
            listener.Writer.TryWrite(new LiveEvent(kind, customerId, messageId));
        }
    }

    public async IAsyncEnumerable<LiveEvent> Listen([EnumeratorCancellation] CancellationToken ct)
    {
        var channel = Channel.CreateUnbounded<LiveEvent>();
        _listeners.TryAdd(channel, 0);
        try
        {
            // The first tells that from here on nothing is missed: whoever listens reads the state after it.
            yield return new LiveEvent("listening", null);
            await foreach (var change in channel.Reader.ReadAllAsync(ct))
            {
                yield return change;
            }
        }
        finally
        {
            _listeners.TryRemove(channel, out _);
        }
    }
}
