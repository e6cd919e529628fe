using System.Collections.Concurrent;
using Bridge.Messaging.WhatsApp;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.Sending;

/// <summary>
/// How many messages a second Meta takes from each number: asked of Meta when a number first sends, every hour, and at once where something says that it has
/// changed. An operator's own figure wins over it.
/// </summary>
sealed partial class Throughput(GraphClient graph, IOptionsMonitor<WhatsAppOptions> options, TimeProvider clock, ILogger<Throughput> logger) : BackgroundService
{
    /// <summary>Of every number until Meta has raised it, incoming and outgoing together.</summary>
    public const int Standard = 80;

    /// <summary>After Meta's own upgrade (level HIGH).</summary>
    public const int High = 1000;

    /// <summary>Of a number that is used in the WhatsApp Business app as well.</summary>
    public const int SharedWithApp = 20;

    static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    readonly ConcurrentDictionary<string, int> _rates = new();
    readonly Signal _ask = new();

    /// <summary>The standard one until Meta has answered.</summary>
    public int Of(string phoneNumberId)
    {
        if (options.CurrentValue.MaxMessagesPerSecond is { } own)
        {
            return own;
        }

        if (_rates.TryGetValue(phoneNumberId, out var rate))
        {
            return rate;
        }

        if (_rates.TryAdd(phoneNumberId, Standard))
        {
            AskAgain();
        }

        return Standard;
    }

    /// <summary>Meta has told of an upgrade, or has refused a message for its rate.</summary>
    public void AskAgain() => _ask.Raise();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await _ask.WaitAsync(Fresh, stoppingToken);
            foreach (var number in options.CurrentValue.MaxMessagesPerSecond is null ? _rates.Keys : [])
            {
                await AskAsync(number, stoppingToken);
            }

            // Who is refused a hundred times asks once.
            await Task.Delay(TimeSpan.FromSeconds(1), clock, stoppingToken);
        }
    }

    async Task AskAsync(string number, CancellationToken ct)
    {
        var answer = await graph.CallAsync(HttpMethod.Get, $"{number}?fields=throughput,is_on_biz_app", null, ct);
        if (answer.Error is { } error)
        {
            LogUnknown(number, error.Code, _rates[number]);
            return;
        }

        var rate = answer.Json.Flag("is_on_biz_app") ? SharedWithApp : answer.Json.Object("throughput")?.Text("level") == "HIGH" ? High : Standard;
        if (_rates[number] != rate)
        {
            _rates[number] = rate;
            LogRate(number, rate);
        }
    }

    public override void Dispose()
    {
        _ask.Dispose();
        base.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Number {PhoneNumberId} may send {Rate} messages a second")]
    partial void LogRate(string phoneNumberId, int rate);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Meta did not say how much number {PhoneNumberId} may send ({Code}): it stays at {Rate} messages a second")]
    partial void LogUnknown(string phoneNumberId, int? code, int rate);
}
