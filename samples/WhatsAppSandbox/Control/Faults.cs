using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Control;

/// <summary>How the next calls of the Graph API go wrong.</summary>
internal enum GraphFaultKind
{
    /// <summary>Answers Meta's error with <see cref="GraphFault.Code"/>; nothing is accepted.</summary>
    Error,

    /// <summary>Answers a proxy's HTML page; nothing is accepted.</summary>
    Html,

    /// <summary>Cuts the connection; nothing is accepted.</summary>
    Reset,

    /// <summary>Accepts the message and never answers.</summary>
    HangAfterAccept,

    /// <summary>Accepts the message and cuts the connection.</summary>
    ResetAfterAccept,

    /// <summary>Accepts and answers; later the message gets the status failed with <see cref="GraphFault.Code"/>.</summary>
    FailLater,
}

internal sealed record GraphFault(GraphFaultKind Kind, int Code = 131000, int? HttpStatus = null, int Times = 1, string? CustomerId = null);

/// <summary>What is made to go wrong on purpose. Not kept over a restart.</summary>
internal sealed class Faults(IOptions<SandboxOptions> options)
{
    private readonly Lock _lock = new();
    private readonly List<GraphFault> _next = [];
    private TaskCompletionSource _running = Completed();

    public bool PairRate { get; set; } = options.Value.PairRate;
    public TimeSpan Latency { get; set; }

    public bool WebhooksPaused
    {
        get => !_running.Task.IsCompleted;
        set
        {
            lock (_lock)
            {
                if (value && _running.Task.IsCompleted)
                {
                    _running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                }
                else if (!value)
                {
                    _running.TrySetResult();
                }
            }
        }
    }

    public Task WebhooksRunning(CancellationToken ct) => _running.Task.WaitAsync(ct);

    public IReadOnlyList<GraphFault> Next
    {
        get
        {
            lock (_lock)
            {
                return [.. _next];
            }
        }
    }

    public void Add(GraphFault fault)
    {
        lock (_lock)
        {
            _next.Add(fault);
        }
    }

    /// <summary>The fault this send runs into, if any: the oldest that is for everybody or for this customer.</summary>
    public GraphFault? Take(string? customerId)
    {
        lock (_lock)
        {
            var index = _next.FindIndex(fault => fault.CustomerId is null || fault.CustomerId == customerId);
            if (index < 0)
            {
                return null;
            }
            var fault = _next[index];
            if (fault.Times > 1)
            {
                _next[index] = fault with { Times = fault.Times - 1 };
            }
            else
            {
                _next.RemoveAt(index);
            }
            return fault;
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _next.Clear();
        }
        WebhooksPaused = false;
        PairRate = options.Value.PairRate;
        Latency = TimeSpan.Zero;
    }

    private static TaskCompletionSource Completed()
    {
        var completed = new TaskCompletionSource();
        completed.SetResult();
        return completed;
    }
}
