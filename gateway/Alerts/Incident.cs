using System.Text.Json.Serialization;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Gateway.Alerts;

/// <summary>Something was not well, from when to when. One row from beginning to end, however often it was looked at.</summary>
public sealed class Incident
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required string Service { get; init; }
    public required string Name { get; init; }

    /// <summary>As bad as it was at first.</summary>
    public required HealthState State { get; init; }

    public double? Value { get; init; }
    public double? Threshold { get; init; }
    public required DateTimeOffset Since { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    internal static void Configure(EntityTypeBuilder<Incident> incident)
    {
        incident.ToTable("incident");
        incident.Property(i => i.State).HasConversion<string>().HasMaxLength(10);
        incident.Property(i => i.Kind).HasMaxLength(40);
        incident.Property(i => i.Service).HasMaxLength(40);
        incident.Property(i => i.Name).HasMaxLength(600);
        incident.HasIndex(i => i.Since).IsDescending();
        // Whoever looks, and however many do: one is open of each.
        incident.HasIndex(i => new { i.Kind, i.Service, i.Name }).IsUnique().HasFilter("ended_at IS NULL");
    }
}

/// <summary>An alert on its way by one channel.</summary>
public sealed class AlertDelivery
{
    public required Guid Id { get; init; }
    public required AlertChannel Channel { get; init; }
    public required AlertEvent Event { get; init; }
    public required Guid? IncidentId { get; init; }

    /// <summary>What is said, as JSON: the same at every try.</summary>
    public required string Body { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public int Attempts { get; set; }

    /// <summary>Null: it is sent, or given up.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Why the last try failed.</summary>
    public string? Problem { get; set; }

    internal static void Configure(EntityTypeBuilder<AlertDelivery> delivery)
    {
        delivery.ToTable("alert_delivery");
        delivery.Property(d => d.Channel).HasConversion<string>().HasMaxLength(10);
        delivery.Property(d => d.Event).HasConversion<string>().HasMaxLength(10);
        delivery.HasIndex(d => d.DueAt).HasFilter("due_at IS NOT NULL");
        delivery.HasIndex(d => d.CreatedAt).IsDescending();
    }
}

[JsonConverter(typeof(JsonStringEnumConverter<AlertChannel>))]
public enum AlertChannel
{
    [JsonStringEnumMemberName("webhook")] Webhook,
    [JsonStringEnumMemberName("mail")] Mail,
}

[JsonConverter(typeof(JsonStringEnumConverter<AlertEvent>))]
public enum AlertEvent
{
    [JsonStringEnumMemberName("raised")] Raised,
    [JsonStringEnumMemberName("recovered")] Recovered,
    [JsonStringEnumMemberName("test")] Test,
}
