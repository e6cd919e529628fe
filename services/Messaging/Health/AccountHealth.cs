using System.Globalization;
using Bridge.Messaging.Accounts.Keys;
using Bridge.Messaging.Webhooks;
using Bridge.Messaging.WhatsApp;
using Bridge.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.Health;

/// <summary>How Meta sees our numbers. It counts what it is asked, so it is asked now and then; what it tells by itself stands among the account's events.</summary>
sealed class AccountHealth(GraphClient graph, IOptionsMonitor<WhatsAppOptions> options, LastWebhook webhook, TimeProvider clock) : IHealthSource
{
    static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    (DateTimeOffset Until, IReadOnlyList<HealthReading> Readings)? _known;

    public async Task<IReadOnlyList<HealthReading>> ReadAsync(CancellationToken ct)
    {
        var whatsApp = options.CurrentValue;
        if (_known is not { } known || known.Until < clock.GetUtcNow())
        {
            known = (clock.GetUtcNow() + Fresh, await AskAsync(whatsApp, ct));
            _known = known;
        }

        return [.. known.Readings, WebhookOf(whatsApp)];
    }

    async Task<IReadOnlyList<HealthReading>> AskAsync(WhatsAppOptions whatsApp, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(whatsApp.AccessToken))
        {
            return [new(HealthKinds.WhatsApp, HealthKinds.WhatsApp, HealthState.Bad, Detail: "no access token")];
        }

        var (numbers, problem) = await ListNumbers.ReadAsync(graph, whatsApp, ct);
        return
        [
            new(HealthKinds.WhatsApp, HealthKinds.WhatsApp, numbers.Count > 0 ? HealthState.Good : HealthState.Bad, Detail: numbers.Count > 0 ? null : problem),
            .. numbers.Select(number => new HealthReading(HealthKinds.Number, number.Id, StateOf(number), Detail: DetailOf(number))),
        ];
    }

    /// <summary>Meta's words for a number: new ones must not be an error.</summary>
    internal static HealthState StateOf(NumberView number) => (number.Status, number.Quality) switch
    {
        ("PENDING" or "DISCONNECTED" or "UNVERIFIED" or "BANNED" or "RESTRICTED" or "RATE_LIMITED" or "DELETED" or "MIGRATED", _) => HealthState.Bad,
        (_, "RED") => HealthState.Bad,
        ("FLAGGED", _) or (_, "YELLOW") => HealthState.Attention,
        ("CONNECTED", _) => HealthState.Good,
        _ => HealthState.Unknown,
    };

    static string? DetailOf(NumberView number) =>
        string.Join(" ", new[] { number.Status, number.Quality, number.Limit }.Where(word => !string.IsNullOrEmpty(word))) is { Length: > 0 } words ? words : null;

    HealthReading WebhookOf(WhatsAppOptions whatsApp) => string.IsNullOrEmpty(whatsApp.AppSecret)
        ? new(HealthKinds.Webhook, HealthKinds.Webhook, HealthState.Bad, Detail: "no app secret")
        : webhook.At is { } at
            ? new(HealthKinds.Webhook, HealthKinds.Webhook, HealthState.Good, (clock.GetUtcNow() - at).TotalSeconds, Detail: at.ToString("O", CultureInfo.InvariantCulture))
            : new(HealthKinds.Webhook, HealthKinds.Webhook, HealthState.Unknown);
}
