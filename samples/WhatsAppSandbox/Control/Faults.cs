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

/// <summary>How the webhooks are signed.</summary>
internal enum SignatureFault
{
    None, Wrong, Missing,

    /// <summary>Right, in capitals: some proxies write it so.</summary>
    Uppercase,

    /// <summary>Right for other bytes: one was changed on the way.</summary>
    Tampered,
}

internal enum MediaFaultKind
{
    /// <summary>The hash that is told of a medium is another's.</summary>
    WrongHash,

    /// <summary>The download ends in the middle.</summary>
    Truncated,

    /// <summary>The address is not found, as after its five minutes.</summary>
    Expired,

    /// <summary>The download takes ten seconds.</summary>
    Slow,

    /// <summary>It is told to be larger than anything that WhatsApp takes.</summary>
    TooLarge,
}

internal sealed record MediaFault(MediaFaultKind Kind, int Times = 1);

/// <summary>What is made to go wrong on purpose. Not kept over a restart.</summary>
internal sealed class Faults(IOptions<SandboxOptions> options)
{
    private readonly Lock _lock = new();
    private readonly List<GraphFault> _next = [];
    private readonly List<MediaFault> _media = [];
    private TaskCompletionSource _running = Completed();

    public bool PairRate { get; set; } = options.Value.PairRate;
    public TimeSpan Latency { get; set; } = options.Value.Latency;
    public double LatencySpread { get; set; } = options.Value.LatencySpread;
    public int MessagesPerSecond { get; set; } = options.Value.MessagesPerSecond;
    public SignatureFault Signature { get; set; }

    /// <summary>Of the account, beside sending; 0 is no limit. Meta's are 200 and 5,000.</summary>
    public int ManagementPerHour { get; set; } = options.Value.ManagementPerHour;

    /// <summary>Customers who may be written to first within 24 hours; 0 is no limit. Meta's are 250, 2,000, 10,000 and 100,000.</summary>
    public int PortfolioLimit { get; set; } = options.Value.PortfolioLimit;

    /// <summary>Every call is refused as with a token whose time is over.</summary>
    public bool TokenExpired { get; set; }

    /// <summary>Statuses bear the conversation of the years before v24.0.</summary>
    public bool LegacyConversation { get; set; }

    /// <summary>Statuses bear the customer's contact, as they may since usernames came.</summary>
    public bool StatusContacts { get; set; }

    /// <summary>So many updates come in one webhook, or as many as there are within half a second.</summary>
    public int BatchSize { get; set; } = 1;

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

    public void Add(MediaFault fault)
    {
        lock (_lock)
        {
            _media.AddRange(Enumerable.Repeat(fault, Math.Clamp(fault.Times, 1, 1000)));
        }
    }

    /// <summary>Whether this is to go wrong now; once for every time it was asked for.</summary>
    public bool Take(MediaFaultKind kind)
    {
        lock (_lock)
        {
            return _media.FindIndex(fault => fault.Kind == kind) is >= 0 and var index && RemoveAt(index);
        }

        bool RemoveAt(int index)
        {
            _media.RemoveAt(index);
            return true;
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _next.Clear();
            _media.Clear();
        }
        WebhooksPaused = false;
        PairRate = options.Value.PairRate;
        Latency = options.Value.Latency;
        LatencySpread = options.Value.LatencySpread;
        MessagesPerSecond = options.Value.MessagesPerSecond;
        Signature = SignatureFault.None;
        ManagementPerHour = options.Value.ManagementPerHour;
        PortfolioLimit = options.Value.PortfolioLimit;
        TokenExpired = LegacyConversation = StatusContacts = false;
        BatchSize = 1;
    }

    private static TaskCompletionSource Completed()
    {
        var completed = new TaskCompletionSource();
        completed.SetResult();
        return completed;
    }
}
