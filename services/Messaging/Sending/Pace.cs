using System.Collections.Concurrent;
using Bridge.Messaging.WhatsApp;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.Sending;

/// <summary>Keeps under Meta's two rates: per number, and per customer.</summary>
sealed class Pace(Throughput throughput, IOptionsMonitor<WhatsAppOptions> options, TimeProvider clock)
{
    /// <summary>Meta lets a burst of 45 to one customer through and wants one in 6 s after it (131056 beyond).</summary>
    const int PairBurst = 45;
    const double PairPerSecond = 1.0 / 6;

    /// <summary>Of a number's burst, kept for replies.</summary>
    const double Spared = 0.25;

    /// <summary>Beyond so many, customers who have been quiet long enough to have a full bucket are forgotten.</summary>
    const int Remembered = 10_000;

    /// <summary>After a refusal for its rate a number goes at half of it for so long: what others send with it counts as well, and Meta does not say how much that is.</summary>
    static readonly TimeSpan SlowFor = TimeSpan.FromSeconds(30);

    readonly ConcurrentDictionary<string, DateTimeOffset> _slowUntil = new();
    readonly ConcurrentDictionary<string, TokenBucket> _numbers = new();
    readonly ConcurrentDictionary<string, DateTimeOffset> _held = new();
    readonly ConcurrentDictionary<Guid, TokenBucket> _pairs = new();

    /// <summary>Nothing of this number leaves for so long: a person must put something right first.</summary>
    public void Hold(string phoneNumberId, TimeSpan pause) => _held[phoneNumberId] = clock.GetUtcNow() + pause;

    public void Slow(string phoneNumberId) => _slowUntil[phoneNumberId] = clock.GetUtcNow() + SlowFor;

    public TimeSpan? HeldFor(string phoneNumberId) =>
        _held.TryGetValue(phoneNumberId, out var until) && until - clock.GetUtcNow() is var left && left > TimeSpan.Zero ? left : null;

    public IEnumerable<string> Held => _held.Keys.Where(number => HeldFor(number) is not null);

    /// <summary>Takes a place in the number's queue and waits until it has come.</summary>
    public Task WaitAsync(string phoneNumberId, CancellationToken ct)
    {
        var wait = Number(phoneNumberId).Reserve();
        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, ct) : Task.CompletedTask;
    }

    /// <summary>
    /// The same for what answers nobody: it leaves a quarter of a second's messages to the replies, and goes only while none of them waits for its place.
    /// </summary>
    public async Task WaitBehindAsync(string phoneNumberId, CancellationToken ct)
    {
        while (Number(phoneNumberId).TryTake(Spared) is { } wait)
        {
            await Task.Delay(wait, clock, ct);
        }
    }

    /// <summary>Null, and one is taken; else how long this customer must be left in peace.</summary>
    public TimeSpan? PairPause(Guid conversation)
    {
        if (options.CurrentValue.PairRate == "off")
        {
            return null;
        }

        if (_pairs.Count > Remembered)
        {
            foreach (var pair in _pairs.Where(p => p.Value.IsFull))
            {
                _pairs.TryRemove(pair);
            }
        }

        return _pairs.GetOrAdd(conversation, _ => new TokenBucket(PairBurst, PairPerSecond, clock)).TryTake();
    }

    /// <summary>True, and one of each is taken, where a message may leave this moment.</summary>
    public bool TryTake(string phoneNumberId, Guid conversation)
    {
        if (HeldFor(phoneNumberId) is not null || Number(phoneNumberId).TryTake() is not null)
        {
            return false;
        }

        if (PairPause(conversation) is null)
        {
            return true;
        }

        Number(phoneNumberId).GiveBack();
        return false;
    }

    /// <summary>Nothing was sent after all.</summary>
    public void GiveBack(string phoneNumberId, Guid conversation)
    {
        Number(phoneNumberId).GiveBack();
        if (_pairs.TryGetValue(conversation, out var pair))
        {
            pair.GiveBack();
        }
    }

    TokenBucket Number(string phoneNumberId)
    {
        var full = throughput.Of(phoneNumberId);
        var rate = _slowUntil.TryGetValue(phoneNumberId, out var until) && until > clock.GetUtcNow() ? Math.Max(full / 2, 1) : full;
        var bucket = _numbers.GetOrAdd(phoneNumberId, _ => new TokenBucket(rate, rate, clock));
        bucket.Become(rate, rate);
        return bucket;
    }
}

/// <summary>Fills steadily up to its burst.</summary>
sealed class TokenBucket(double burst, double perSecond, TimeProvider clock)
{
    readonly Lock _gate = new();
    double _burst = burst;
    double _perSecond = perSecond;

    /// <summary>Taken and not yet filled up again; more than the burst where some were taken in advance.</summary>
    double _taken;
    long _at = clock.GetTimestamp();

    public bool IsFull
    {
        get
        {
            lock (_gate)
            {
                Fill();
                return _taken <= 0;
            }
        }
    }

    /// <summary>Takes one in any case, in advance if need be: the wait until it is really there.</summary>
    public TimeSpan Reserve()
    {
        lock (_gate)
        {
            Fill();
            _taken++;
            return _taken <= _burst ? TimeSpan.Zero : TimeSpan.FromSeconds((_taken - _burst) / _perSecond);
        }
    }

    /// <summary>Null where one was there; else how long until there will be.</summary>
    /// <param name="spared">So much of the burst is left alone.</param>
    public TimeSpan? TryTake(double spared = 0)
    {
        lock (_gate)
        {
            Fill();
            var room = Math.Max(_burst * (1 - spared), 1);
            if (_taken > room - 1)
            {
                return TimeSpan.FromSeconds((_taken - room + 1) / _perSecond);
            }

            _taken++;
            return null;
        }
    }

    /// <summary>From now on so much; what was taken stays taken.</summary>
    public void Become(double burst, double perSecond)
    {
        lock (_gate)
        {
            Fill();
            (_burst, _perSecond) = (burst, perSecond);
        }
    }

    public void GiveBack()
    {
        lock (_gate)
        {
            _taken = Math.Max(0, _taken - 1);
        }
    }

    void Fill()
    {
        var now = clock.GetTimestamp();
        _taken = Math.Max(0, _taken - clock.GetElapsedTime(_at, now).TotalSeconds * _perSecond);
        _at = now;
    }
}
