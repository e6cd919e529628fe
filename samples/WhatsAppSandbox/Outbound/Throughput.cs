namespace Bridge.WhatsAppSandbox.Outbound;

/// <summary>What the number may send in a second, as a bucket that holds one second's worth: Meta's 80, 20 beside the app, 1,000 once upgraded.</summary>
internal sealed class Throughput(TimeProvider time)
{
    private readonly Lock _lock = new();
    private DateTimeOffset _filledAt = time.GetUtcNow();
    private double _left = double.MaxValue;

    public bool Allows(int perSecond)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            _left = Math.Min(perSecond, _left + ((now - _filledAt).TotalSeconds * perSecond));
            _filledAt = now;
            if (_left < 1)
            {
                return false;
            }
            _left--;
            return true;
        }
    }
}
