using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway.Alerts;

/// <summary>One way by which people are told. Null: it is told; else why not, for whoever set it up.</summary>
interface IAlertChannel
{
    AlertChannel Channel { get; }

    Task<string?> SendAsync(AlertSettings settings, Alert alert, CancellationToken ct);
}

/// <summary>Carries alerts out, in the order in which they arose, and tries again what did not get through: for about a day, then it is given up and said so.</summary>
sealed partial class AlertSender(
    IDbContextFactory<GatewayDbContext> databases, SavedAlerts saved, IEnumerable<IAlertChannel> channels, TimeProvider clock, ILogger<AlertSender> logger) : BackgroundService
{
    static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6),
        TimeSpan.FromHours(12),
    ];

    /// <summary>While one process is at it, no other takes it; after a crash it is free again.</summary>
    static readonly TimeSpan Claim = TimeSpan.FromMinutes(1);

    static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    readonly SemaphoreSlim _woken = new(0, 1);

    public void Wake()
    {
        try
        {
            _woken.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    /// <summary>Without a record: for what cannot be recorded. Whether it got through.</summary>
    public async Task<bool> SendNowAsync(AlertChannel channel, AlertSettings settings, Alert alert, CancellationToken ct) => await TryAsync(channel, settings, alert, ct) is null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await NextAsync(stoppingToken))
                {
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogAway(e);
            }

            await _woken.WaitAsync(Poll, stoppingToken);
        }
    }

    async Task<bool> NextAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var (now, until) = (clock.GetUtcNow(), clock.GetUtcNow() + Claim);
        var taken = await db.AlertDeliveries.FromSql(
            $"""
            UPDATE alert_delivery SET due_at = {until}, attempts = attempts + 1
            WHERE id = (SELECT id FROM alert_delivery WHERE due_at <= {now} ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING *
            """).AsNoTracking().ToListAsync(ct);
        if (taken is not [var delivery])
        {
            return false;
        }

        var problem = await TryAsync(delivery.Channel, await saved.CurrentAsync(ct), Alert.Read(delivery.Body), ct);
        var sent = problem is null ? clock.GetUtcNow() : (DateTimeOffset?)null;
        // Whoever tries it out sees at once what is wrong.
        var again = problem is null || delivery.Event == AlertEvent.Test || delivery.Attempts > Pauses.Length ? (DateTimeOffset?)null : clock.GetUtcNow() + Pauses[delivery.Attempts - 1];
        await db.AlertDeliveries.Where(d => d.Id == delivery.Id)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.SentAt, sent).SetProperty(x => x.DueAt, again).SetProperty(x => x.Problem, problem), ct);
        return true;
    }

    async Task<string?> TryAsync(AlertChannel channel, AlertSettings settings, Alert alert, CancellationToken ct)
    {
        var problem = SavedAlerts.ChannelsOf(settings).Contains(channel)
            ? await channels.Single(c => c.Channel == channel).SendAsync(settings, alert, ct)
            : "This channel is no longer set up.";
        if (problem is not null)
        {
            LogNotSent(channel, alert.Id);
        }

        return problem;
    }

    public override void Dispose()
    {
        _woken.Dispose();
        base.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An alert could not be sent by {Channel} ({Alert}): the console says why")]
    partial void LogNotSent(AlertChannel channel, Guid alert);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Alerts cannot be read just now")]
    partial void LogAway(Exception e);
}
