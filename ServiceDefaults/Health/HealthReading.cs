using System.Text.Json.Serialization;

namespace Bridge.ServiceDefaults;

[JsonConverter(typeof(JsonStringEnumConverter<HealthState>))]
public enum HealthState
{
    [JsonStringEnumMemberName("good")] Good,
    [JsonStringEnumMemberName("attention")] Attention,
    [JsonStringEnumMemberName("bad")] Bad,

    /// <summary>Nobody can say, and nothing is known to be wrong.</summary>
    [JsonStringEnumMemberName("unknown")] Unknown,
}

/// <summary>What can be looked at: a closed set, for which the console has words and an operator has rules.</summary>
public static class HealthKinds
{
    /// <summary>That a service answers at all; the gateway's to say.</summary>
    public const string Service = "service";
    public const string Database = "database";
    public const string Broker = "broker";

    /// <summary>Messages that wait in a queue.</summary>
    public const string Queue = "queue";

    /// <summary>Age of the oldest message that the broker has not got.</summary>
    public const string Outbox = "outbox";
    public const string DeadLetters = "deadLetters";

    /// <summary>How long the customer who has waited longest has waited for Bridge.</summary>
    public const string Lag = "lag";
    public const string Number = "number";
    public const string Template = "template";

    /// <summary>That the Graph API answers, and takes our token.</summary>
    public const string WhatsApp = "whatsapp";
    public const string Webhook = "webhook";
    public const string Erp = "erp";
    public const string Bot = "bot";

    /// <summary>How long something took lately; never unwell by itself.</summary>
    public const string Speed = "speed";

    public static IReadOnlyList<string> All { get; } =
        [Service, Database, Broker, Queue, Outbox, DeadLetters, Lag, Number, Template, WhatsApp, Webhook, Erp, Bot];
}

/// <summary>One look at one thing. It says nothing of any person: it goes into alerts.</summary>
/// <param name="Name">Which one of its kind: a queue, an operation, Meta's id of a number.</param>
/// <param name="Value">Seconds, for what takes time; null where there is nothing to measure.</param>
/// <param name="Count">How many, for what is counted.</param>
/// <param name="Detail">In the words of whoever was asked.</param>
public sealed record HealthReading(string Kind, string Name, HealthState State, double? Value = null, long? Count = null, string? Detail = null);

/// <summary>A customer who waits for Bridge itself, and not for a person.</summary>
/// <param name="Waits">For what: "answer" from the bot, or "sending" of what is said already.</param>
/// <param name="Count">Messages behind.</param>
public sealed record LaggingConversation(Guid ConversationId, string Waits, int Count, DateTimeOffset Since);

/// <summary>What one service knows of its own health.</summary>
public sealed record ServiceReport(IReadOnlyList<HealthReading> Readings, IReadOnlyList<LaggingConversation> Lagging);

/// <summary>What a service can say beyond what all of them have.</summary>
public interface IHealthSource
{
    Task<IReadOnlyList<HealthReading>> ReadAsync(CancellationToken ct);
}

/// <summary>Who waits in this service, longest first; the gateway makes a reading of them.</summary>
public interface ILagSource
{
    Task<IReadOnlyList<LaggingConversation>> ReadAsync(int limit, CancellationToken ct);
}
