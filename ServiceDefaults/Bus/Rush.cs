using Microsoft.Extensions.Logging;

namespace Bridge.ServiceDefaults;

/// <summary>
/// More comes in than can be answered at once (ADR 18). What is stored already then leaves the outbox a little at a time, so that the processor is there for those at the
/// door: Meta counts how long an acknowledgement takes and slows its deliveries down where the median is over 250 ms or one in a hundred over 1 s
/// (developers.facebook.com/documentation/business-messaging/whatsapp, webhooks), while a reply that comes later is only late.
/// The rate is found as a network's sender finds his: the least of it in a rush, a little more after each pause without one, all of it again ten seconds after the last, or as soon as few come.
/// </summary>
public sealed partial class Rush(TimeProvider clock, ILogger<Rush> logger)
{
    /// <summary>Waiting together for their commit: at 3,300 a second (three times Meta's 1,000, as it asks for) 10 ms of each.</summary>
    internal const int Many = 32;

    /// <summary>A second. What comes more slowly may be people waiting for each other's replies, whom holding replies back would not help.</summary>
    internal const int Fast = 1500;

    /// <summary>A second. Where fewer come and meet no crowd nobody is there any more for whom to hold anything back: what looked like a rush was two hundred people at once, or it is over.</summary>
    internal const int Slow = Fast / 3;

    /// <summary>So long after the last fast look a crowd is a rush all the same: where nobody gets through, few come in.</summary>
    internal static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    internal static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Between those that go on in a rush: together they share their commits, their wake-ups and their way through the broker.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Messages after a pause: twenty a second go on in the longest rush, and as many more with each pause without one.</summary>
    internal const int Least = 10;

    int _waiting, _came, _crowded, _room = int.MaxValue;
    long _looked = clock.GetTimestamp();
    TimeSpan _sinceFast = TimeSpan.MaxValue;

    /// <summary>Somebody at the door, until he is answered.</summary>
    public Waiting Enter()
    {
        if (Interlocked.Increment(ref _waiting) >= Many)
        {
            Interlocked.Increment(ref _crowded);
        }

        Interlocked.Increment(ref _came);
        return new Waiting(this);
    }

    /// <summary>How many messages may go on now, at most <paramref name="wanted"/>. Comes back after the next pause where that is few. One caller at a time.</summary>
    internal async ValueTask<int> RoomAsync(int wanted, CancellationToken ct)
    {
        var held = _room < wanted;
        if (held && Pause - clock.GetElapsedTime(_looked) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, clock, ct);
        }

        if (clock.GetElapsedTime(_looked) is var passed && passed >= (held ? Pause : Look))
        {
            Decide(passed, wanted, held);
        }

        return Math.Min(_room, wanted);
    }

    void Decide(TimeSpan passed, int wanted, bool held)
    {
        _looked = clock.GetTimestamp();
        var (came, crowded) = (Interlocked.Exchange(ref _came, 0), Interlocked.Exchange(ref _crowded, 0));
        var perSecond = came / passed.TotalSeconds;
        _sinceFast = perSecond >= Fast ? TimeSpan.Zero : held ? _sinceFast + passed : TimeSpan.MaxValue;
        // Every other of those who came: Meta counts the median.
        var crowd = crowded > came / 2;
        if (_sinceFast < Memory && crowd)
        {
            if (!held)
            {
                LogBegan(crowded, perSecond);
            }

            _room = Least;
        }
        else if (held)
        {
            _room = perSecond < Slow && !crowd ? wanted : _room + Least;
            if (_room >= wanted)
            {
                _room = int.MaxValue;
                LogOver();
            }
        }
    }

    public readonly struct Waiting(Rush rush) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref rush._waiting);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A rush: {Crowded} webhooks met a crowd and {PerSecond:0} come in a second; what is stored goes on more slowly")]
    partial void LogBegan(int crowded, double perSecond);

    [LoggerMessage(Level = LogLevel.Information, Message = "The rush is over; what is stored goes on as fast as it can")]
    partial void LogOver();
}
