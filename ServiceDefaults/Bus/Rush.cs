using Microsoft.Extensions.Logging;

namespace Bridge.ServiceDefaults;

/// <summary>
/// More comes in than can be answered at once (ADR 18). What is stored already then leaves the outbox a little at a time, so that the processor is there for those at the
/// door: Meta counts how long an acknowledgement takes and slows its deliveries down where the median is over 250 ms or one in a hundred over 1 s
/// (developers.facebook.com/documentation/business-messaging/whatsapp, webhooks), while a reply that comes later is only late.
/// The rate is found as a network's sender finds his: the least of it in a rush, a little more at each look without one, all of it again soon after the last.
/// </summary>
public sealed partial class Rush(TimeProvider clock, ILogger<Rush> logger)
{
    /// <summary>Waiting together for their commit: at 3,300 a second (three times Meta's 1,000, as it asks for) 15 ms of each.</summary>
    internal const int Many = 48;

    /// <summary>A second. What comes more slowly may be people waiting for each other's replies, whom holding replies back would not help.</summary>
    internal const int Fast = 1500;

    internal static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Messages between two looks: twenty a second go on in the longest rush.</summary>
    internal const int Least = 2;

    /// <summary>Up to here one message more at each look without a rush, for nearly a second; from then on twice as many.</summary>
    internal const int Calm = 11;

    int _waiting, _came, _cameBefore, _room = int.MaxValue;
    long _looked = clock.GetTimestamp();

    /// <summary>Somebody at the door, until he is answered.</summary>
    public Waiting Enter()
    {
        Interlocked.Increment(ref _waiting);
        Interlocked.Increment(ref _came);
        return new Waiting(this);
    }

    /// <summary>How many messages may go on now, at most <paramref name="wanted"/>. Comes back after the next look where that is few. One caller at a time.</summary>
    internal async ValueTask<int> RoomAsync(int wanted, CancellationToken ct)
    {
        if (_room < wanted && Look - clock.GetElapsedTime(_looked) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, clock, ct);
        }

        if (clock.GetElapsedTime(_looked) is var passed && passed >= Look)
        {
            Decide(passed, wanted);
        }

        return Math.Min(_room, wanted);
    }

    void Decide(TimeSpan passed, int wanted)
    {
        var (waiting, came) = (Volatile.Read(ref _waiting), Volatile.Read(ref _came));
        var perSecond = unchecked(came - _cameBefore) / passed.TotalSeconds;
        (_looked, _cameBefore) = (clock.GetTimestamp(), came);
        if (waiting >= Many && perSecond >= Fast)
        {
            if (_room >= wanted)
            {
                LogBegan(waiting, perSecond);
            }

            _room = Least;
        }
        else if (_room < wanted)
        {
            _room = _room < Calm ? _room + 1 : 2 * _room;
            if (_room >= wanted)
            {
                LogOver();
            }
        }
    }

    public readonly struct Waiting(Rush rush) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref rush._waiting);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A rush: {Waiting} webhooks wait for their commit and {PerSecond:0} come in a second; what is stored goes on more slowly")]
    partial void LogBegan(int waiting, double perSecond);

    [LoggerMessage(Level = LogLevel.Information, Message = "The rush is over; what is stored goes on as fast as it can")]
    partial void LogOver();
}
