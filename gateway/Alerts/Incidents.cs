using Bridge.Gateway.Health;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Gateway.Alerts;

/// <summary>
/// Turns looks into incidents: what stays unwell for a while is one, and ends when it has stayed well for a while. Each is told once when it begins and once when it
/// ends, in the commit that records it, however many gateways look and however often they start.
/// </summary>
sealed partial class Incidents(
    IDbContextFactory<GatewayDbContext> databases, SavedAlerts saved, AlertSender sender, IOptions<HealthOptions> options, IConfiguration configuration, TimeProvider clock,
    ILogger<Incidents> logger)
{
    readonly record struct Key(string Kind, string Service, string Name);

    /// <summary>Since when each is otherwise than recorded. Lost with the process: it then takes a little longer.</summary>
    readonly Dictionary<Key, DateTimeOffset> _changing = [];

    /// <summary>That the own database is away can be recorded nowhere: it is told from here.</summary>
    OwnDatabase? _ownDatabase;

    /// <param name="Told">Which channels have taken it, and what was said.</param>
    sealed record OwnDatabase(Incident Incident, Dictionary<AlertChannel, Alert> Told);

    string Console => new Uri(new Uri(configuration["BRIDGE_PUBLIC_URL"] ?? "http://127.0.0.1:8080"), "/system-health").ToString();

    public async Task ConsiderAsync(HealthSnapshot look, CancellationToken ct)
    {
        var settings = await saved.CurrentAsync(ct);
        try
        {
            await RecordAsync(look, settings, ct);
            await OwnDatabaseIsBackAsync(look, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogNotRecorded(e);
            await OwnDatabaseIsAwayAsync(look, settings, ct);
        }
    }

    async Task RecordAsync(HealthSnapshot look, AlertSettings settings, CancellationToken ct)
    {
        var rules = new HealthRules(settings.Rules);
        var unwell = Unwell(look, rules);
        // A service that does not answer says nothing of what it knows: what was wrong there stays as it was.
        var silent = look.Services.Where(s => !s.Answers).Select(s => s.Name).ToHashSet();
        await using var db = await databases.CreateDbContextAsync(ct);
        var open = (await db.Incidents.Where(i => i.EndedAt == null).ToListAsync(ct)).ToDictionary(i => new Key(i.Kind, i.Service, i.Name));

        var begun = unwell.Where(u => !open.ContainsKey(u.Key)).Where(u => HasSettled(u.Key, look.At)).ToList();
        var ended = open.Where(o => !unwell.ContainsKey(o.Key) && (o.Key.Kind == HealthKinds.Service || !silent.Contains(o.Key.Service)))
            .Where(o => HasSettled(o.Key, look.At)).Select(o => o.Value).ToList();
        Forget(unwell.Keys.Where(open.ContainsKey).Concat(_changing.Keys.Where(k => !unwell.ContainsKey(k) && !open.ContainsKey(k)).ToList()));
        if (begun.Count == 0 && ended.Count == 0)
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var (key, reading) in begun)
        {
            var incident = NewIncident(key, reading, rules, look.At);
            // Another gateway may have been quicker.
            if (await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO incident (id, kind, service, name, state, value, threshold, since) VALUES
                    ({incident.Id}, {incident.Kind}, {incident.Service}, {incident.Name}, {incident.State.ToString()}, {incident.Value}, {incident.Threshold}, {incident.Since})
                ON CONFLICT DO NOTHING
                """, ct) == 1)
            {
                Tell(db, settings, AlertEvent.Raised, incident, look.At);
                LogBegun(incident.Kind, incident.Service, incident.Name);
            }
        }

        foreach (var incident in ended)
        {
            if (await db.Incidents.Where(i => i.Id == incident.Id && i.EndedAt == null).ExecuteUpdateAsync(i => i.SetProperty(x => x.EndedAt, look.At), ct) == 1)
            {
                Tell(db, settings, AlertEvent.Recovered, incident, look.At);
                LogEnded(incident.Kind, incident.Service, incident.Name);
            }
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        Forget([.. begun.Select(b => b.Key), .. ended.Select(e => new Key(e.Kind, e.Service, e.Name))]);
        sender.Wake();
    }

    static Dictionary<Key, HealthReading> Unwell(HealthSnapshot look, HealthRules rules)
    {
        var readings = look.Services.SelectMany(s => s.Readings.Select(r => (Service: s.Name, Reading: r))
            .Concat(s.Answers ? [] : [(s.Name, new HealthReading(HealthKinds.Service, s.Name, HealthState.Bad))]));
        var unwell = new Dictionary<Key, HealthReading>();
        foreach (var (service, reading) in readings.Where(r => r.Reading.State is HealthState.Attention or HealthState.Bad && rules.Of(r.Reading.Kind).On))
        {
            unwell[new Key(reading.Kind, service, reading.Name)] = reading;
        }

        return unwell;
    }

    bool HasSettled(Key key, DateTimeOffset at)
    {
        _changing.TryAdd(key, at);
        return at - _changing[key] >= TimeSpan.FromSeconds(options.Value.SettleSeconds);
    }

    void Forget(IEnumerable<Key> keys)
    {
        foreach (var key in keys.ToList())
        {
            _changing.Remove(key);
        }
    }

    static Incident NewIncident(Key key, HealthReading reading, HealthRules rules, DateTimeOffset at)
    {
        var threshold = rules.Of(key.Kind).Threshold;
        return new Incident
        {
            Id = Guid.CreateVersion7(),
            Kind = key.Kind,
            Service = key.Service,
            Name = key.Name,
            State = reading.State,
            Value = threshold is null ? null : reading.Kind is HealthKinds.Queue or HealthKinds.DeadLetters ? reading.Count : reading.Value,
            Threshold = threshold,
            Since = at,
        };
    }

    void Tell(GatewayDbContext db, AlertSettings settings, AlertEvent what, Incident incident, DateTimeOffset at)
    {
        foreach (var channel in SavedAlerts.ChannelsOf(settings))
        {
            db.AlertDeliveries.Add(Delivery(channel, AlertOf(what, incident, at), due: at));
        }
    }

    static AlertDelivery Delivery(AlertChannel channel, Alert alert, DateTimeOffset? due, DateTimeOffset? sentAt = null) => new()
    {
        Id = alert.Id, Channel = channel, Event = alert.Event, IncidentId = alert.Incident, Body = alert.ToJson(), CreatedAt = alert.At, DueAt = due, SentAt = sentAt,
    };

    Alert AlertOf(AlertEvent what, Incident incident, DateTimeOffset at) => new(
        Guid.CreateVersion7(), what, incident.Id, incident.Kind, incident.Service, incident.Name, incident.State, incident.Value, incident.Threshold, incident.Since, at, Console);

    /// <summary>What the gateway writes to is away: told without a record, at every look until each channel has taken it.</summary>
    async Task OwnDatabaseIsAwayAsync(HealthSnapshot look, AlertSettings settings, CancellationToken ct)
    {
        var rules = new HealthRules(settings.Rules);
        var key = new Key(HealthKinds.Database, "gateway", HealthKinds.Database);
        if (!Unwell(look, rules).TryGetValue(key, out var reading) || !HasSettled(key, look.At))
        {
            return;
        }

        _ownDatabase ??= new(NewIncident(key, reading, rules, look.At), []);
        foreach (var channel in SavedAlerts.ChannelsOf(settings).Except(_ownDatabase.Told.Keys).ToList())
        {
            var alert = AlertOf(AlertEvent.Raised, _ownDatabase.Incident, look.At);
            if (await sender.SendNowAsync(channel, settings, alert, ct))
            {
                _ownDatabase.Told[channel] = alert;
            }
        }
    }

    /// <summary>It is recorded after the fact, and its end goes out like any other to whoever heard of it.</summary>
    async Task OwnDatabaseIsBackAsync(HealthSnapshot look, CancellationToken ct)
    {
        if (_ownDatabase is not { } away)
        {
            return;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        away.Incident.EndedAt = look.At;
        db.Incidents.Add(away.Incident);
        foreach (var (channel, raised) in away.Told)
        {
            db.AlertDeliveries.Add(Delivery(channel, raised, due: null, sentAt: raised.At));
            db.AlertDeliveries.Add(Delivery(channel, AlertOf(AlertEvent.Recovered, away.Incident, look.At), due: look.At));
        }

        await db.SaveChangesAsync(ct);
        _ownDatabase = null;
        sender.Wake();
    }

    /// <summary>Tried out by a person: on its way like any other, and he sees what became of it.</summary>
    public async Task<Guid> TestAsync(AlertChannel channel, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var alert = new Alert(Guid.CreateVersion7(), AlertEvent.Test, null, "test", "gateway", "test", HealthState.Good, null, null, null, now, Console);
        await using var db = await databases.CreateDbContextAsync(ct);
        db.AlertDeliveries.Add(Delivery(channel, alert, due: now));
        await db.SaveChangesAsync(ct);
        sender.Wake();
        return alert.Id;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not well: {Kind} of {Service} ({Name})")]
    partial void LogBegun(string kind, string service, string name);

    [LoggerMessage(Level = LogLevel.Information, Message = "Well again: {Kind} of {Service} ({Name})")]
    partial void LogEnded(string kind, string service, string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is not well could not be recorded")]
    partial void LogNotRecorded(Exception e);
}
