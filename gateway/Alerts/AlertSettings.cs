using System.Text.Json;
using System.Text.Json.Serialization;
using Bridge.Gateway.Health;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Gateway.Alerts;

/// <summary>Who is told, how, and of what: one row, once something was saved.</summary>
public sealed class AlertSettings
{
    public int Id { get; init; } = 1;
    public long Revision { get; set; } = 1;

    public string? WebhookUrl { get; set; }

    /// <summary>Sealed. What is posted is signed with it.</summary>
    public byte[]? WebhookSecret { get; set; }

    public string? MailHost { get; set; }
    public int MailPort { get; set; }
    public MailSecurity MailSecurity { get; set; }
    public string? MailUser { get; set; }

    /// <summary>Sealed.</summary>
    public byte[]? MailPassword { get; set; }

    public string? MailFrom { get; set; }
    public string[] MailTo { get; set; } = [];

    /// <summary>What was said otherwise than usual.</summary>
    public IReadOnlyList<HealthRule> Rules { get; set; } = [];

    public static string PlaceOf(string column) => $"gateway|alert_settings|{column}";

    internal static void Configure(EntityTypeBuilder<AlertSettings> settings)
    {
        settings.ToTable("alert_settings", table => table.HasCheckConstraint("ck_alert_settings_one", "id = 1"));
        settings.Property(s => s.Id).ValueGeneratedNever();
        settings.Property(s => s.MailSecurity).HasConversion<string>().HasMaxLength(10);
        settings.Property(s => s.Revision).IsConcurrencyToken();
        settings.Property(s => s.Rules).HasColumnType("json").HasConversion(
            rules => JsonSerializer.Serialize(rules, JsonSerializerOptions.Web), json => JsonSerializer.Deserialize<List<HealthRule>>(json, JsonSerializerOptions.Web)!,
            new ValueComparer<IReadOnlyList<HealthRule>>((a, b) => ReferenceEquals(a, b), rules => rules.GetHashCode()));
    }
}

[JsonConverter(typeof(JsonStringEnumConverter<MailSecurity>))]
public enum MailSecurity
{
    /// <summary>Plain at first, encrypted before anything is said: port 587.</summary>
    [JsonStringEnumMemberName("startTls")] StartTls,

    /// <summary>Encrypted from the first byte: port 465.</summary>
    [JsonStringEnumMemberName("tls")] Tls,

    /// <summary>Only to a server that the operator has permitted.</summary>
    [JsonStringEnumMemberName("none")] None,
}
