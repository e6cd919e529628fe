using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using Bridge.Contracts.Messaging;
using Bridge.ServiceDefaults;

namespace Bridge.Gateway.Proxy;

/// <summary>One connection to Messaging, over which webhooks go without a request for each.</summary>
sealed class WebhookLine
{
    /// <summary>Webhooks under way; beyond it they are sent back, and Meta keeps them.</summary>
    const int Most = 4000;

    readonly ConcurrentDictionary<uint, TaskCompletionSource<int>> _waiting = new();
    readonly WebSocket _socket;
    readonly FrameLine<CarriedWebhook> _line;
    uint _last;
    int _underWay;

    public WebhookLine(WebSocket socket) => (_socket, _line) = (socket, new FrameLine<CarriedWebhook>(socket, WebhookFrames.Write, WebhookFrames.LargestMessage));

    /// <summary>False from when either side has asked for no more.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>The status to answer with: Messaging's, or 503 where it is not known.</summary>
    public async Task<int> CarryAsync(string signature, byte[] body)
    {
        var (number, answered) = (Interlocked.Increment(ref _last), new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting[number] = answered;
        try
        {
            var trace = Activity.Current is { Recorded: true, Id: { } id } ? id : "";
            return Interlocked.Increment(ref _underWay) <= Most && _line.TrySend(new CarriedWebhook(number, signature, trace, body))
                ? await answered.Task.WaitAsync(WebhookFrames.Silence) : StatusCodes.Status503ServiceUnavailable;
        }
        catch (TimeoutException)
        {
            // Messaging answers within its own time for a commit: who does not answer at all is not asked again.
            _socket.Abort();
            return StatusCodes.Status503ServiceUnavailable;
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
            _waiting.TryRemove(number, out _);
        }
    }

    /// <summary>Until one of the two stops, and what was under way has its answer.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var stop = stopping.Register(LeaveOff);
        try
        {
            await Task.WhenAll(_line.WriteAsync(CancellationToken.None), ReadAsync());
        }
        finally
        {
            foreach (var (_, answered) in _waiting)
            {
                answered.TrySetResult(StatusCodes.Status503ServiceUnavailable);
            }
        }
    }

    async Task ReadAsync()
    {
        try
        {
            await foreach (var message in _line.MessagesAsync(CancellationToken.None))
            {
                foreach (var (number, status) in WebhookFrames.Answers(message))
                {
                    if (number == WebhookFrames.LeaveOff)
                    {
                        LeaveOff();
                    }
                    else if (_waiting.TryGetValue(number, out var answered))
                    {
                        answered.TrySetResult(status);
                    }
                }
            }
        }
        finally
        {
            // Who says no more is told no more.
            LeaveOff();
        }
    }

    void LeaveOff()
    {
        IsOpen = false;
        _line.Close();
    }
}
