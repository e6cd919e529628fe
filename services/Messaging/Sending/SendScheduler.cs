using System.Collections.Concurrent;

namespace Bridge.Messaging.Sending;

/// <summary>
/// Which conversations this process is sending for. One drain per conversation at a time; a wake that comes while it runs makes it look once more. The
/// database's lease keeps other processes out, and the sweeper finds what a lost wake has left.
/// </summary>
sealed partial class SendScheduler(ConversationSender sender, TimeProvider clock, ILogger<SendScheduler> logger) : IHostedService, IDisposable
{
    /// <summary>A request takes some 350 ms at Meta: this keeps 500 messages a second moving.</summary>
    const int Concurrency = 200;

    readonly ConcurrentDictionary<Guid, bool> _active = new();
    readonly SemaphoreSlim _slots = new(Concurrency);
    readonly CancellationTokenSource _stopping = new();

    public ICollection<Guid> Active => _active.Keys;

    public void Wake(Guid conversation, string phoneNumberId)
    {
        while (!_stopping.IsCancellationRequested)
        {
            if (_active.TryAdd(conversation, false))
            {
                _ = Task.Run(() => RunAsync(conversation, phoneNumberId), CancellationToken.None);
                return;
            }

            if (_active.TryUpdate(conversation, true, false) || (_active.TryGetValue(conversation, out var again) && again))
            {
                return;
            }
        }
    }

    void WakeLater(Guid conversation, string phoneNumberId, TimeSpan delay) => _ = Task.Delay(delay, clock, _stopping.Token).ContinueWith(
        _ => Wake(conversation, phoneNumberId), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);

    async Task RunAsync(Guid conversation, string phoneNumberId)
    {
        do
        {
            _active[conversation] = false;
            try
            {
                await _slots.WaitAsync(_stopping.Token);
                try
                {
                    // Longer pauses are the sweeper's: it sees them in the database, and no timers gather here.
                    if (await sender.DrainAsync(conversation, phoneNumberId, _stopping.Token) is { } pause && pause < SendSweeper.Interval)
                    {
                        WakeLater(conversation, phoneNumberId, pause);
                    }
                }
                finally
                {
                    _slots.Release();
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
        }
        while (!_active.TryRemove(new KeyValuePair<Guid, bool>(conversation, false)));
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What has left is waited for: its answer is worth more than a quick end.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        while (!_active.IsEmpty && !cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(20, CancellationToken.None);
        }
    }

    public void Dispose()
    {
        _slots.Dispose();
        _stopping.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending for conversation {Conversation} broke off; the sweeper takes it up again")]
    partial void LogFailed(Exception e, Guid conversation);
}
