using Bridge.ServiceDefaults;

namespace Bridge.Gateway.Health;

/// <summary>One kind of thing: whether somebody is told when it is not well, and where what is measured stops being well.</summary>
/// <param name="Threshold">Seconds or a count, as the kind has it; null where the thing says itself how it is.</param>
public sealed record HealthRule(string Kind, bool On, double? Threshold);

/// <summary>Rules for every kind there is: what was saved, and the usual for the rest.</summary>
public sealed class HealthRules
{
    /// <summary>Wide enough that a busy hour is none of them.</summary>
    static readonly IReadOnlyList<HealthRule> Usual =
    [
        new(HealthKinds.Service, true, null), new(HealthKinds.Database, true, null), new(HealthKinds.Broker, true, null), new(HealthKinds.Queue, true, 1000),
        new(HealthKinds.Outbox, true, 60), new(HealthKinds.DeadLetters, true, 1), new(HealthKinds.Lag, true, 120), new(HealthKinds.Number, true, null),
        new(HealthKinds.Template, true, null), new(HealthKinds.WhatsApp, true, null), new(HealthKinds.Webhook, true, null), new(HealthKinds.Erp, true, null), new(HealthKinds.Bot, true, null),
    ];

    readonly Dictionary<string, HealthRule> _rules;

    public HealthRules(IEnumerable<HealthRule> saved)
    {
        _rules = Usual.ToDictionary(rule => rule.Kind);
        foreach (var rule in saved.Where(rule => _rules.ContainsKey(rule.Kind)))
        {
            _rules[rule.Kind] = rule with { Threshold = _rules[rule.Kind].Threshold is null ? null : rule.Threshold ?? _rules[rule.Kind].Threshold };
        }
    }

    public IReadOnlyList<HealthRule> All => [.. Usual.Select(rule => _rules[rule.Kind])];

    public HealthRule Of(string kind) => _rules.GetValueOrDefault(kind) ?? new HealthRule(kind, false, null);

    public static bool IsMeasured(string kind) => Usual.Any(rule => rule.Kind == kind && rule.Threshold is not null);

    /// <summary>A measured thing is well until its threshold.</summary>
    public HealthReading Judge(HealthReading reading) => Of(reading.Kind).Threshold is { } threshold && Measure(reading) is { } measured
        ? reading with { State = measured >= threshold ? HealthState.Attention : HealthState.Good }
        : reading;

    static double? Measure(HealthReading reading) => reading.Kind is HealthKinds.Queue or HealthKinds.DeadLetters ? reading.Count : reading.Value;
}
