using System.Collections.Concurrent;
using System.Threading.Channels;
using Bridge.Messaging.WhatsApp;

namespace Bridge.Messaging.Sending;

/// <summary>
/// Blue ticks and "typing…" for the customer: one per conversation at a time, the newest. A courtesy: after the replies, never before them, and not kept
/// or repeated when it fails.
/// </summary>
sealed partial class ReadMarks(GraphClient graph, ILogger<ReadMarks> logger) : BackgroundService
{
    /// <summary>A mark takes some 350 ms at Meta: ninety a second, which is more than most numbers may answer.</summary>
    const int AtOnce = 32;

    readonly ConcurrentDictionary<Guid, (string PhoneNumberId, string Wamid, bool Typing)> _latest = new();
    readonly Channel<Guid> _queue = Channel.CreateBounded<Guid>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.Wait });

    public void Mark(Guid conversation, string phoneNumberId, string wamid, bool typing)
    {
        var mark = (phoneNumberId, wamid, typing);
        if (!_latest.TryAdd(conversation, mark))
        {
            // It has its place in the queue, unless that has just been taken: then the next message brings the next mark.
            _latest.TryUpdate(conversation, mark, _latest.GetValueOrDefault(conversation));
            return;
        }

        if (!_queue.Writer.TryWrite(conversation))
        {
            _latest.TryRemove(conversation, out _);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Parallel.ForEachAsync(_queue.Reader.ReadAllAsync(stoppingToken), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken }, async (conversation, ct) =>
        {
            if (!_latest.TryRemove(conversation, out var mark))
            {
                return;
            }

            try
            {
                await graph.MarkReadAsync(mark.PhoneNumberId, mark.Wamid, mark.Typing, ct);
            }
            catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
            {
                LogFailed(e, conversation);
            }
        });

    [LoggerMessage(Level = LogLevel.Information, Message = "Conversation {Conversation} could not be marked as read")]
    partial void LogFailed(Exception e, Guid conversation);
}
