using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.WhatsAppSandbox.Tests;

/// <summary>A clock that stands still, and tells what is waited for: a test moves on exactly when somebody has begun to wait.</summary>
internal sealed class ObservedTime : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero)
        {
            _waits.Writer.TryWrite(dueTime);
        }
        return timer;
    }

    public async Task<TimeSpan> NextWaitAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(15));
        return await _waits.Reader.ReadAsync(patience.Token);
    }
}
