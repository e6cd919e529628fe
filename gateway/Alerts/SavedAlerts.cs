using Bridge.Gateway.Health;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway.Alerts;

/// <summary>
/// The settings that hold now. What was read last goes on being used while the database is away: that it is away is what must be told.
/// </summary>
sealed partial class SavedAlerts(IDbContextFactory<GatewayDbContext> databases, SecretBox secrets, ILogger<SavedAlerts> logger)
{
    volatile AlertSettings _known = new();

    public async Task<HealthRules> RulesAsync(CancellationToken ct) => new((await CurrentAsync(ct)).Rules);

    public async Task<AlertSettings> CurrentAsync(CancellationToken ct)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(ct);
            _known = await db.AlertSettings.AsNoTracking().SingleOrDefaultAsync(ct) ?? new AlertSettings();
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogUnread(e);
        }

        return _known;
    }

    public string? WebhookSecret(AlertSettings settings) => Open(settings.WebhookSecret, "webhook_secret");

    public string? MailPassword(AlertSettings settings) => Open(settings.MailPassword, "mail_password");

    public byte[] Seal(string secret, string column) => secrets.Seal(secret, AlertSettings.PlaceOf(column));

    /// <summary>The channels that are set up.</summary>
    public static IReadOnlyList<AlertChannel> ChannelsOf(AlertSettings settings) =>
    [
        .. settings.WebhookUrl is { Length: > 0 } ? [AlertChannel.Webhook] : Array.Empty<AlertChannel>(),
        .. settings is { MailHost.Length: > 0, MailTo.Length: > 0 } ? [AlertChannel.Mail] : Array.Empty<AlertChannel>(),
    ];

    string? Open(byte[]? box, string column) => box is null ? null : secrets.Open(box, AlertSettings.PlaceOf(column));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The settings of alerts could not be read: those known go on being used")]
    partial void LogUnread(Exception e);
}
