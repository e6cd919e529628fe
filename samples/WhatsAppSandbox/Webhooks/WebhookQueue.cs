using System.Collections.Concurrent;
using System.Net;
using System.Threading.Channels;
using Bridge.WhatsAppSandbox.Control;
using Bridge.WhatsAppSandbox.State;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Webhooks;

/// <summary>
/// Delivers as Meta does: signed, the same bytes at every try, until the answer is 200. The first tries of one lane (a customer's messages, or his
/// statuses) follow one another; whatever is not answered with 200 is tried again by itself after 0, 1, 2, 4, 8 … seconds and may so be overtaken.
/// </summary>
internal sealed partial class WebhookQueue(
    SandboxStore store, BackgroundWork work, Faults faults, Overrides overrides, IHttpClientFactory http, IOptions<WhatsAppOptions> account,
    TimeProvider time, ILogger<WebhookQueue> logger)
{
    public const string Client = "webhook";

    /// <summary>Of what concerns the account and not a number.</summary>
    public const string AccountLane = "account";

    /// <summary>Meta gives up after seven days. That it waits at most a minute between tries is this sandbox's own, so that nobody has to wait long.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(7), LongestWait = TimeSpan.FromMinutes(1), LongestBatch = TimeSpan.FromSeconds(0.5);

    private readonly ConcurrentDictionary<string, Channel<PendingWebhook>> _lanes = new();
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _tried = new();
    private readonly List<(byte[] Body, string? MessageId)> _batch = [];
    private readonly TaskCompletionSource _verified = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _dropped;

    public bool Verified => _verified.Task.IsCompleted;

    /// <summary>Given up after seven days.</summary>
    public int Dropped => _dropped;

    /// <summary>Called once the handshake has succeeded: nothing goes to a URL that has not proved to be the business's.</summary>
    public void Open() => _verified.TrySetResult();

    /// <summary>Done once it has been tried for the first time.</summary>
    public Task Enqueue(string lane, byte[] body, string? messageId = null)
    {
        if (overrides.For(lane) is null)
        {
            return Task.CompletedTask;
        }
        return faults.BatchSize > 1 && lane != AccountLane ? Collect(body, messageId) : Add(lane, body, messageId is null ? [] : [messageId]);
    }

    private Task Add(string lane, byte[] body, IReadOnlyList<string> messageIds)
    {
        var webhook = new PendingWebhook(Guid.CreateVersion7(), lane, messageIds, body, time.GetUtcNow());
        store.Save(webhook);
        var tried = _tried[webhook.Id] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Line(lane).Writer.TryWrite(webhook);
        return tried.Task;
    }

    private Task Collect(byte[] body, string? messageId)
    {
        lock (_batch)
        {
            _batch.Add((body, messageId));
            if (_batch.Count == 1)
            {
                work.Run(async ct =>
                {
                    await Task.Delay(LongestBatch, time, ct);
                    Flush();
                });
            }
            if (_batch.Count < faults.BatchSize)
            {
                return Task.CompletedTask;
            }
        }
        Flush();
        return Task.CompletedTask;
    }

    private void Flush()
    {
        List<(byte[] Body, string? MessageId)> updates;
        lock (_batch)
        {
            updates = [.. _batch];
            _batch.Clear();
        }
        if (updates.Count > 0)
        {
            Add("batches", MetaJson.Together(updates.Select(update => update.Body)), [.. updates.Select(update => update.MessageId).OfType<string>()]);
        }
    }

    /// <summary>What is still being collected concerns what is no more.</summary>
    public void Reset()
    {
        lock (_batch)
        {
            _batch.Clear();
        }
    }

    /// <summary>After a restart: what had not been delivered.</summary>
    public void Resume()
    {
        foreach (var webhook in store.PendingWebhooks)
        {
            Line(webhook.Lane).Writer.TryWrite(webhook);
        }
    }

    internal static TimeSpan WaitBefore(int retry) =>
        retry == 1 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(retry - 2, 30))));

    private Channel<PendingWebhook> Line(string lane) => _lanes.GetOrAdd(lane, _ =>
    {
        var channel = Channel.CreateUnbounded<PendingWebhook>(new UnboundedChannelOptions { SingleReader = true });
        work.Run(ct => DrainAsync(channel.Reader, ct));
        return channel;
    });

    private async Task DrainAsync(ChannelReader<PendingWebhook> lane, CancellationToken ct)
    {
        await _verified.Task.WaitAsync(ct);
        await foreach (var webhook in lane.ReadAllAsync(ct))
        {
            var taken = await TryAsync(webhook, ct);
            if (_tried.TryRemove(webhook.Id, out var tried))
            {
                tried.SetResult();
            }
            if (!taken)
            {
                work.Run(stopping => RetryAsync(webhook, stopping));
            }
        }
    }

    private async Task RetryAsync(PendingWebhook webhook, CancellationToken ct)
    {
        for (var retry = 1; time.GetUtcNow() - webhook.Since < Horizon; retry++)
        {
            await Task.Delay(WaitBefore(retry), time, ct);
            if (await TryAsync(webhook, ct))
            {
                return;
            }
        }
        store.Remove(webhook);
        Interlocked.Increment(ref _dropped);
        LogDropped(webhook.Id);
    }

    private async Task<bool> TryAsync(PendingWebhook webhook, CancellationToken ct)
    {
        await faults.WebhooksRunning(ct);
        if (!store.IsPending(webhook))
        {
            return true; // the sandbox was reset meanwhile
        }
        if (!await PostAsync(webhook, ct))
        {
            return false;
        }
        store.Remove(webhook);
        foreach (var wamid in webhook.MessageIds ?? [])
        {
            store.Change(wamid, message => message.Status == MessageStatus.Sent ? message.With(MessageStatus.Delivered, time.GetUtcNow()) : message);
        }
        return true;
    }

    private async Task<bool> PostAsync(PendingWebhook webhook, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, overrides.For(webhook.Lane))
        {
            Content = new ByteArrayContent(faults.Signature == SignatureFault.Tampered ? WebhookSignature.Tampered(webhook.Body) : webhook.Body),
        };
        request.Content.Headers.ContentType = new("application/json");
        if (faults.Signature != SignatureFault.Missing)
        {
            var secret = faults.Signature == SignatureFault.Wrong ? "not-" + account.Value.AppSecret : account.Value.AppSecret;
            var signature = WebhookSignature.Of(webhook.Body, secret);
            request.Headers.TryAddWithoutValidation(WebhookSignature.Header, faults.Signature == SignatureFault.Uppercase ? WebhookSignature.InCapitals(signature) : signature);
        }
        request.Headers.TryAddWithoutValidation("User-Agent", "facebookexternalua");
        try
        {
            using var client = http.CreateClient(Client);
            using var response = await client.SendAsync(request, ct);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                return true;
            }
            LogRefused(webhook.Id, (int)response.StatusCode);
        }
        catch (HttpRequestException e)
        {
            LogUnreachable(webhook.Id, e.HttpRequestError);
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            LogTimedOut(webhook.Id);
        }
        return false;
    }

    [LoggerMessage(LogLevel.Warning, "Webhook {Webhook} was answered with {Status}; it will be sent again")]
    private partial void LogRefused(Guid webhook, int status);

    [LoggerMessage(LogLevel.Warning, "Webhook {Webhook} could not be sent ({Error}); it will be sent again")]
    private partial void LogUnreachable(Guid webhook, HttpRequestError error);

    [LoggerMessage(LogLevel.Warning, "Webhook {Webhook} was not answered in time; it will be sent again")]
    private partial void LogTimedOut(Guid webhook);

    [LoggerMessage(LogLevel.Error, "Webhook {Webhook} was given up after seven days")]
    private partial void LogDropped(Guid webhook);
}
