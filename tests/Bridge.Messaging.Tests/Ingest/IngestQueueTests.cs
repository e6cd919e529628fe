using Bridge.Messaging.Ingest;
using Bridge.Messaging.WhatsApp;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.Tests.Ingest;

/// <summary>What waits for a database that has stopped.</summary>
public sealed class IngestQueueTests
{
    [Fact]
    public void Webhooks_of_a_thousand_are_counted_by_what_they_hold_and_come_in_again_once_that_has_gone()
    {
        var queue = new IngestQueue(Options.Create(new IngestOptions { MostElements = 20_000 }));
        var thousand = new InboundBatch([], [.. Enumerable.Range(0, 1000).Select(i => new InboundStatus { PhoneNumberId = "1", Wamid = $"wamid.{i}", Kind = StatusKind.Sent, At = DateTimeOffset.UtcNow })], []);

        Assert.Equal(20, Enumerable.Range(0, 30).Count(_ => queue.TryEnqueue(thousand, out Task _)));
        Assert.True(queue.Readers[^1].TryRead(out var part));
        Assert.False(queue.TryEnqueue(thousand, out Task _));
        part.Complete();
        Assert.True(queue.TryEnqueue(thousand, out Task committed));
        Assert.False(committed.IsCompleted);
    }
}
