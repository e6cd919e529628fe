namespace Bridge.Messaging.Webhooks;

/// <summary>When Meta last spoke to this process: nothing of it is stored, nine tenths of what comes leaves no time behind.</summary>
sealed class LastWebhook(TimeProvider clock)
{
    long _seconds;

    public DateTimeOffset? At => Interlocked.Read(ref _seconds) is > 0 and var seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    public void Seen() => Interlocked.Exchange(ref _seconds, clock.GetUtcNow().ToUnixTimeSeconds());
}
