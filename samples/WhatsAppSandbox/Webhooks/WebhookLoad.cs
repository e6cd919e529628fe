using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.State;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Webhooks;

/// <param name="PerSecond">Messages of the business: each brings three statuses, and every tenth an answer of a customer.</param>
internal sealed record LoadRequest(int PerSecond = 100, int Seconds = 10);

/// <param name="NotOk">Answered with something other than 200, or not at all.</param>
/// <param name="OverOneSecond">The share that took longer, from 0 to 1: above 0.01 Meta slows its deliveries down, as it does where the median is above 250 ms.</param>
internal sealed record LoadReport(int PerSecond, int Seconds, bool Running, int Sent, int NotOk, double MedianMs, double P99Ms, double LongestMs, double OverOneSecond);

/// <summary>
/// What a busy number sends its business, whether or not it keeps up: a webhook is due when its time has come, and how late it went out counts. Each is posted
/// once, of messages nobody knows and by customers without a chat here, so that a load leaves the phone as it was. What they are answered arrives.
/// </summary>
internal sealed class WebhookLoad(WebhookEnvelope envelope, IHttpClientFactory http, IOptions<WhatsAppOptions> account, IOptions<SandboxOptions> options)
{
    private const string Prefix = "1555", UserPrefix = "US.";
    private const int Customers = 500, MostAtOnce = 4000, WebhooksPerMessage = 3, AnswersEvery = 10;
    private static readonly string[] Statuses = ["sent", "delivered", "read"];

    private readonly Lock _lock = new();
    private Run? _run;

    public LoadReport? Report => _run?.Report();

    /// <summary>Null where no load has used this number (it is his id too) or user id.</summary>
    public static Customer? CustomerOf(string? id) =>
        id?.Replace(UserPrefix, "", StringComparison.Ordinal) is { Length: 11 } number && number.StartsWith(Prefix, StringComparison.Ordinal)
        && int.TryParse(number.AsSpan(Prefix.Length, 3), out var run) && run <= Run.Last && int.TryParse(number.AsSpan(Prefix.Length + 3), out var customer) && customer < Customers
            ? CustomerWith(number) : null;

    private static Customer CustomerWith(string number) =>
        new() { Id = number, Name = $"Load {number}", Phone = number, UserId = UserPrefix + number, LastWroteAt = DateTimeOffset.UtcNow };

    /// <summary>False where one is under way.</summary>
    public bool TryStart(LoadRequest request, CancellationToken ends)
    {
        lock (_lock)
        {
            if (_run is { Running: true })
            {
                return false;
            }
            _run = new Run(request, ends);
        }
        _run.Done = PostAllAsync(_run);
        return true;
    }

    public async Task StopAsync()
    {
        if (_run is { } run)
        {
            await run.Stop.CancelAsync();
            await run.Done;
        }
    }

    private async Task PostAllAsync(Run run)
    {
        await Task.Yield();
        using var places = new SemaphoreSlim(MostAtOnce);
        using var client = http.CreateClient(WebhookQueue.Client);
        var total = run.Request.PerSecond * run.Request.Seconds;
        var clock = Stopwatch.StartNew();
        try
        {
            for (var message = 0; message < total; message++)
            {
                var due = TimeSpan.FromSeconds((double)message / run.Request.PerSecond);
                if (due - clock.Elapsed is var early && early > TimeSpan.FromMilliseconds(1))
                {
                    await Task.Delay(early, run.Stop.Token);
                }
                foreach (var body in Bodies(run, message))
                {
                    await places.WaitAsync(run.Stop.Token);
                    _ = PostAsync(run, client, body, () => clock.Elapsed - due, places);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped: what is under way still counts.
        }
        for (var place = 0; place < MostAtOnce; place++)
        {
            await places.WaitAsync(CancellationToken.None);
        }
        run.Running = false;
    }

    private IEnumerable<byte[]> Bodies(Run run, int message)
    {
        var (number, now) = ($"{Prefix}{run.Number:D3}{message % Customers:D4}", WebhookEnvelope.Timestamp(DateTimeOffset.UtcNow));
        for (var status = 0; status < WebhooksPerMessage; status++)
        {
            yield return MetaJson.Serialize(envelope.Status(new JsonObject
            {
                ["id"] = $"wamid.load.{run.Id}.{message}",
                ["status"] = Statuses[status],
                ["timestamp"] = now,
                ["recipient_id"] = number,
            }));
        }
        if (message % AnswersEvery == 0)
        {
            var customer = CustomerWith(number);
            yield return MetaJson.Serialize(envelope.Message(customer, new JsonObject
            {
                ["from"] = number,
                ["from_user_id"] = customer.UserId,
                ["id"] = $"wamid.load.{run.Id}.{message}.answer",
                ["timestamp"] = now,
                ["type"] = "text",
                ["text"] = new JsonObject { ["body"] = "hi" },
            }));
        }
    }

    private async Task PostAsync(Run run, HttpClient client, byte[] body, Func<TimeSpan> late, SemaphoreSlim places)
    {
        var ok = false;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.WebhookUrl) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new("application/json");
            request.Headers.TryAddWithoutValidation(WebhookSignature.Header, WebhookSignature.Of(body, account.Value.AppSecret));
            using var response = await client.SendAsync(request, CancellationToken.None);
            ok = response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            // Counted below as not answered.
        }
        finally
        {
            run.Count(late().TotalMilliseconds, ok);
            places.Release();
        }
    }

    private sealed class Run(LoadRequest request, CancellationToken ends)
    {
        private static int _numbers;
        public static int Last => Volatile.Read(ref _numbers);

        private readonly Lock _lock = new();
        private readonly List<double> _took = [];
        private int _notOk;

        public LoadRequest Request { get; } = request;
        public string Id { get; } = Guid.NewGuid().ToString("N")[..8];
        public int Number { get; } = Interlocked.Increment(ref _numbers) % 1000;
        public CancellationTokenSource Stop { get; } = CancellationTokenSource.CreateLinkedTokenSource(ends);
        public Task Done { get; set; } = Task.CompletedTask;
        public volatile bool Running = true;

        public void Count(double milliseconds, bool ok)
        {
            lock (_lock)
            {
                _took.Add(milliseconds);
                _notOk += ok ? 0 : 1;
            }
        }

        public LoadReport Report()
        {
            double[] took;
            int notOk;
            lock (_lock)
            {
                (took, notOk) = ([.. _took.Order()], _notOk);
            }
            double At(double share) => took.Length == 0 ? 0 : Math.Round(took[Math.Min(took.Length - 1, (int)(took.Length * share))], 1);
            return new LoadReport(Request.PerSecond, Request.Seconds, Running, took.Length, notOk, At(0.5), At(0.99), At(1),
                took.Length == 0 ? 0 : Math.Round((double)took.Count(ms => ms > 1000) / took.Length, 4));
        }
    }
}
