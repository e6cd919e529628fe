using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Control;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Graph.Account;

/// <summary>
/// How often the account may be asked in an hour (Meta: 200, or 5,000 once a number is registered), told on every answer in percent and refused with 80007
/// beyond it. Sending is under the number's throughput instead.
/// </summary>
internal sealed class ManagementLimit(Faults faults, IOptions<WhatsAppOptions> account, TimeProvider time)
{
    private const string Header = "X-Business-Use-Case-Usage";

    /// <summary>What is told where no limit is set: the one of an account with a number.</summary>
    private const int Usual = 5000;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private static readonly string[] OfNumbers = ["messages", "media"];

    private readonly Lock _lock = new();
    private readonly Queue<DateTimeOffset> _calls = new();

    public async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (OfNumbers.Contains(request.Path.Value?.Split('/')[^1]))
        {
            return await next(context);
        }
        var limit = faults.ManagementPerHour > 0 ? faults.ManagementPerHour : Usual;
        var (calls, wait) = Count(limit);
        context.HttpContext.Response.Headers[Header] = new JsonObject
        {
            [account.Value.BusinessAccountId] = new JsonArray(new JsonObject
            {
                ["type"] = "whatsapp",
                ["call_count"] = Math.Min(100, calls * 100 / limit),
                ["total_cputime"] = 1,
                ["total_time"] = 1,
                ["estimated_time_to_regain_access"] = wait,
            }),
        }.ToJsonString();
        return faults.ManagementPerHour > 0 && calls > limit ? GraphErrors.Known(80007).ToResult() : await next(context);
    }

    public void Reset()
    {
        lock (_lock)
        {
            _calls.Clear();
        }
    }

    /// <summary>With this one; and the minutes until there is room again.</summary>
    private (int Calls, int Wait) Count(int limit)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            while (_calls.TryPeek(out var oldest) && oldest + Window <= now)
            {
                _calls.Dequeue();
            }
            if (_calls.Count >= limit)
            {
                // A call that is refused does not count: else nobody would ever come back who goes on asking.
                return (_calls.Count + 1, int.CreateSaturating(Math.Ceiling((_calls.Peek() + Window - now).TotalMinutes)));
            }
            _calls.Enqueue(now);
            return (_calls.Count, 0);
        }
    }
}
