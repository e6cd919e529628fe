using System.Collections.Concurrent;

namespace Bridge.WhatsAppSandbox.Outbound;

/// <summary>One message per six seconds to the same customer; up to 45 may be borrowed and are paid back.</summary>
internal sealed class PairRate(TimeProvider time)
{
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(6);
    private const int Burst = 45;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _paidUntil = new();

    public bool Allows(string customerId)
    {
        var now = time.GetUtcNow();
        var paidUntil = _paidUntil.GetValueOrDefault(customerId, now);
        var next = (paidUntil < now ? now : paidUntil) + Each;
        if (next - now > Each * Burst)
        {
            return false;
        }
        _paidUntil[customerId] = next;
        return true;
    }
}
