namespace Bridge.WhatsAppSandbox.State;

/// <summary>
/// The sandbox's own time, so that nobody has to wait for it: it can be put forward, and made to run faster. What waits by it (statuses, retries, reviews)
/// waits so much less; windows, links and limits end so much sooner.
/// </summary>
internal sealed class SandboxClock : TimeProvider
{
    private readonly Lock _lock = new();
    private DateTimeOffset _from = System.GetUtcNow();
    private long _since = System.GetTimestamp();
    private double _speed = 1;

    /// <summary>Of a second how many pass here.</summary>
    public double Speed
    {
        get
        {
            lock (_lock)
            {
                return _speed;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return Now();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Shorter(dueTime), Shorter(period));

    public void Change(TimeSpan forward, double? speed)
    {
        lock (_lock)
        {
            (_from, _since, _speed) = (Now() + forward, System.GetTimestamp(), speed ?? _speed);
        }
    }

    private DateTimeOffset Now() => _from + (System.GetElapsedTime(_since) * _speed);

    private TimeSpan Shorter(TimeSpan wait) => wait > TimeSpan.Zero ? wait / Speed : wait;
}
