using System.Globalization;
using System.Text.Json;
using Bridge.ServiceDefaults;

namespace Bridge.Gateway.Alerts;

/// <summary>What is said to whoever is told. It names things of Bridge and of the account, and nobody.</summary>
/// <param name="Id">Of this alert by this channel: the same at every try, so that one that arrives twice is known.</param>
/// <param name="Incident">The same when it is raised and when it is over.</param>
/// <param name="Console">Where to look.</param>
public sealed record Alert(
    Guid Id, AlertEvent Event, Guid? Incident, string Kind, string Service, string Name, HealthState State, double? Value, double? Threshold, DateTimeOffset? Since, DateTimeOffset At,
    string Console)
{
    public static Alert Read(string body) => JsonSerializer.Deserialize<Alert>(body, BridgeJson.Options)!;

    public string ToJson() => JsonSerializer.Serialize(this, BridgeJson.Options);

    public string Subject() => Event switch
    {
        AlertEvent.Test => "[Bridge] Test: alerts arrive here",
        AlertEvent.Recovered => $"[Bridge] Well again: {What()}",
        _ => $"[Bridge] Not well: {What()}",
    };

    public string Text() => Event == AlertEvent.Test
        ? $"Somebody has tried out the alerts of Bridge. There is nothing to do.\n\n{Console}\n"
        : string.Create(CultureInfo.InvariantCulture, $"{What()}{Measured()}\nSince {Since:u}{(Event == AlertEvent.Recovered ? $", well again at {At:u}" : "")}\n\n{Console}\n");

    string What() => Name == Kind ? $"{Kind} of {Service}" : $"{Kind} {Name} of {Service}";

    string Measured() => Value is { } value && Threshold is { } threshold
        ? string.Create(CultureInfo.InvariantCulture, $": {Math.Round(value)}, where {Math.Round(threshold)} is the limit")
        : "";
}
