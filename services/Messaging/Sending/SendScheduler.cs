using System.Collections.Concurrent;

namespace Bridge.Messaging.Sending;

/// <summary>
/// Which conversations this process is sending for. A wake that comes while a woken drain runs makes it look once more; whether a drain may send is the
/// lease's to say, in this process as among several, and the sweeper finds what a lost wake has left.
/// </summary>
sealed partial class SendScheduler(ConversationSender sender, TimeProvider clock, ILogger<SendScheduler> logger) : IHostedService, IDisposable
{
    /// <summary>A request takes some 350 ms at Meta: this keeps 500 messages a second moving.</summary>
    const int Concurrency = 200;

    /// <summary>Of what answers nobody.</summary>
    const int Behind = 50;

    readonly ConcurrentDictionary<Guid, bool> _active = new();
    readonly SemaphoreSlim _slots = new(Concurrency);

    /// <summary>Of their own, so that a thousand notices that wait for their turn take no reply's place.</summary>
    readonly SemaphoreSlim _behind = new(Behind);
    readonly CancellationTokenSource _stopping = new();
    int _drains;

    /// <summary>A message that has its lease already leaves at once; what else the conversation has follows it.</summary>
    public void Start(Head head) => _ = Task.Run(() => DrainAsync(head.Conversation, head.PhoneNumberId, head), CancellationToken.None);

    /// <param name="behind">What is there answers nobody, and leaves the way to replies.</param>
    public void Wake(Guid conversation, string phoneNumberId, bool behind = false)
    {
        while (!_stopping.IsCancellationRequested)
        {
            if (_active.TryAdd(conversation, false))
            {
                _ = Task.Run(() => RunAsync(conversation, phoneNumberId, behind), CancellationToken.None);
                return;
            }

            if (_active.TryUpdate(conversation, true, false) || (_active.TryGetValue(conversation, out var again) && again))
            {
                return;
            }
        }
    }

    void WakeLater(Guid conversation, string phoneNumberId, TimeSpan delay, bool behind) => _ = Task.Delay(delay, clock, _stopping.Token).ContinueWith(
        _ => Wake(conversation, phoneNumberId, behind), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);

    async Task RunAsync(Guid conversation, string phoneNumberId, bool behind)
    {
        do
        {
            _active[conversation] = false;
            await DrainAsync(conversation, phoneNumberId, null, behind);
            // Who woke it meanwhile may have brought a reply.
            behind = false;
        }
        while (!_active.TryRemove(new KeyValuePair<Guid, bool>(conversation, false)));
    }

    async Task DrainAsync(Guid conversation, string phoneNumberId, Head? head, bool behind = false)
    {
        var slots = behind ? _behind : _slots;
        Interlocked.Increment(ref _drains);
        try
        {
            // What is marked as being sent leaves even now: its mark says so.
            await slots.WaitAsync(head is null ? _stopping.Token : CancellationToken.None);
            try
            {
                // Longer pauses are the sweeper's: it sees them in the database, and no timers gather here.
                if (await sender.DrainAsync(conversation, phoneNumberId, head, behind, _stopping.Token) is { } pause && pause < SendSweeper.Interval)
                {
                    WakeLater(conversation, phoneNumberId, pause, behind);
                }
            }
            finally
            {
                slots.Release();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // What has not left yet is found by the next process.
        }
        catch (Exception e)
        {
            LogFailed(e, conversation);
        }
        finally
        {
            Interlocked.Decrement(ref _drains);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What has left is waited for: its answer is worth more than a quick end.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        while (Volatile.Read(ref _drains) > 0 && !cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(20, CancellationToken.None);
        }
    }

    public void Dispose()
    {
        _slots.Dispose();
        _behind.Dispose();
        _stopping.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending for conversation {Conversation} broke off; the sweeper takes it up again")]
    partial void LogFailed(Exception e, Guid conversation);
}
