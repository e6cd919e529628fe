using Bridge.Messaging.WhatsApp;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.Sending;

/// <summary>
/// The Graph API has no idempotency key: whether a request was taken after a time-out, a reset or a crash is told only by a status with its callback id.
/// </summary>
sealed class UnknownOutcome(SendLease lease, WebhookDoor door, IOptionsMonitor<WhatsAppOptions> options, TimeProvider clock)
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>The wamid from a status, or null once none has come for so long as the webhook's door was open.</summary>
    public async Task<string?> FindAsync(Guid message, CancellationToken stopping)
    {
        var patience = TimeSpan.FromSeconds(options.CurrentValue.UnknownWaitSeconds);
        for (var waited = TimeSpan.Zero; ; waited += await door.IsOpenAsync(stopping) ? Look : TimeSpan.Zero)
        {
            if (await lease.FindStatusAsync(message, stopping) is { } wamid)
            {
                return wamid;
            }

            if (waited >= patience)
            {
                return null;
            }

            await Task.Delay(Look, clock, stopping);
        }
    }
}

/// <summary>Whether statuses can reach us: this process runs, and what stands in front of it answers.</summary>
sealed class WebhookDoor(IHttpClientFactory clients, IOptionsMonitor<WhatsAppOptions> options, TimeProvider clock)
{
    public const string ClientName = "webhook-door";
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    DateTimeOffset _askedAt;
    bool _open;

    public async Task<bool> IsOpenAsync(CancellationToken ct)
    {
        if (options.CurrentValue.DoorUrl is not { } url)
        {
            return true;
        }

        if (clock.GetUtcNow() - _askedAt > Fresh)
        {
            try
            {
                using var response = await clients.CreateClient(ClientName).GetAsync(url, ct);
                _open = response.IsSuccessStatusCode;
            }
            catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
            {
                _open = false;
            }

            _askedAt = clock.GetUtcNow();
        }

        return _open;
    }
}
