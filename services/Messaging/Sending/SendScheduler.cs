using System.Collections.Concurrent;

namespace Bridge.Messaging.Sending;

/// <summary>
/// Which conversations this process is sending for. A wake that comes while a woken drain runs makes it look once more; whether a drain may send is the
/// lease's to say, in this process as among several, and the sweeper finds what a lost wake has left.
/// </summary>
sealed partial class SendScheduler(ConversationSender sender, TimeProvider clock, ILogger<SendScheduler> logger) : IHostedService, IDisposable
{
    /// <summary>Of one number: a request takes some 350 ms at Meta, so that this keeps 500 messages a second moving.</summary>
    const int Concurrency = 200;

    /// <summary>Of what answers nobody.</summary>
    const int Behind = 50;

    readonly ConcurrentDictionary<Guid, bool> _active = new();

    /// <summary>Each number's own, so that one that is held up holds up no other; notices have theirs, so that a thousand of them take no reply's place.</summary>
    readonly ConcurrentDictionary<(string PhoneNumberId, bool Behind), SemaphoreSlim> _slots = new();
    readonly CancellationTokenSource _stopping = new();
    int _drains;

    /// <summary>Those that are being sent for, or wait for a place.</summary>
    public ICollection<Guid> Active => _active.Keys;

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
        var slots = _slots.GetOrAdd((phoneNumberId, behind), static number => new SemaphoreSlim(number.Behind ? Behind : Concurrency));
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
        foreach (var slots in _slots.Values)
        {
            slots.Dispose();
        }

        _stopping.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending for conversation {Conversation} broke off; the sweeper takes it up again")]
    partial void LogFailed(Exception e, Guid conversation);
}
