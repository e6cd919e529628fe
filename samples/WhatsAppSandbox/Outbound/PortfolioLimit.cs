using Bridge.WhatsAppSandbox.Control;

namespace Bridge.WhatsAppSandbox.Outbound;

/// <summary>How many different customers the portfolio may write to first within 24 hours: each counts once, whatever he is sent.</summary>
internal sealed class PortfolioLimit(Faults faults, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _since = [];

    public bool Allows(string customerId)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            foreach (var over in _since.Where(counted => counted.Value + Window <= now).ToList())
            {
                _since.Remove(over.Key);
            }
            if (_since.ContainsKey(customerId))
            {
                return true;
            }
            if (faults.PortfolioLimit > 0 && _since.Count >= faults.PortfolioLimit)
            {
                return false;
            }
            _since[customerId] = now;
            return true;
        }
    }

    public void Reset()
    {
        lock (_lock)
        {
            _since.Clear();
        }
    }
}
