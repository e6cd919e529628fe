namespace Bridge.Gateway.Live;

/// <summary>
/// What was told within the last minutes: a tab whose connection was away, or not there yet when it began to read, hears what it missed and need not
/// read everything again.
/// </summary>
public sealed class RecentChanges(TimeProvider clock)
{
    static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    /// <summary>More than a tab would read one by one, and what is kept at most.</summary>
    const int Many = 200, Most = 20_000;

    readonly Lock access = new();
    readonly Queue<(DateTimeOffset At, string Group, Changed Changed)> told = [];

    /// <summary>What came before it is not known here. Never, until the queues are there.</summary>
    DateTimeOffset from = DateTimeOffset.MaxValue;

    /// <summary>The queues are there, for the first time or again: what was said while they were not went past them.</summary>
    public void BeginAnew()
    {
        lock (access)
        {
            told.Clear();
            from = clock.GetUtcNow();
        }
    }

    public void Add(string group, Changed changed)
    {
        var now = clock.GetUtcNow();
        lock (access)
        {
            told.Enqueue((now, group, changed));
            while (told.Count > Most || told.Peek().At < now - Kept)
            {
                from = told.Dequeue().At;
            }
        }
    }

    /// <summary>Each thing that changed once, at its newest; null where it may be more than is known here, or than is worth telling one by one.</summary>
    public IReadOnlyList<Changed>? Since(TimeSpan ago, Func<string, bool> hears)
    {
        lock (access)
        {
            var since = clock.GetUtcNow() - ago;
            if (since <= from)
            {
                return null;
            }

            var missed = told.Where(t => t.At >= since && hears(t.Group)).GroupBy(t => (t.Changed.Kind, t.Changed.Id), t => t.Changed)
                .Select(changes => changes.MaxBy(c => c.Version)!).Take(Many + 1).ToList();
            return missed.Count > Many ? null : missed;
        }
    }
}
