using System.Text.Json.Serialization;
using Bridge.ServiceDefaults;

namespace Bridge.Gateway.Health;

/// <summary>All that Bridge is made of, as it was at one moment.</summary>
/// <param name="Lagging">Customers who wait for Bridge itself, longest first.</param>
public sealed record HealthSnapshot(DateTimeOffset At, HealthState State, IReadOnlyList<ServiceStatus> Services, IReadOnlyList<LaggingConversation> Lagging);

/// <param name="Name">As the API calls it: "erp" is ErpConnector.</param>
/// <param name="Readings">Empty where it does not answer.</param>
public sealed record ServiceStatus(string Name, HealthState State, IReadOnlyList<HealthReading> Readings)
{
    [JsonIgnore]
    public bool Answers => State != HealthState.Bad || Readings.Count > 0;

    public static ServiceStatus Of(string name, IReadOnlyList<HealthReading> readings) => new(name, Worst(readings.Select(r => r.State)), readings);

    /// <summary>What nobody can say spoils nothing.</summary>
    public static HealthState Worst(IEnumerable<HealthState> states)
    {
        var worst = HealthState.Good;
        foreach (var state in states)
        {
            worst = (worst, state) switch
            {
                (_, HealthState.Bad) => HealthState.Bad,
                (HealthState.Good, HealthState.Attention) => HealthState.Attention,
                _ => worst,
            };
        }

        return worst;
    }
}
