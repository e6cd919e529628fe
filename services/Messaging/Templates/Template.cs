using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Messaging.Templates;

/// <summary>A template as Meta has it: what is shown here is a copy, brought up to date by webhooks and by asking.</summary>
sealed class Template
{
    /// <summary>Meta's id: digits, as text.</summary>
    public required string Id { get; init; }

    public required string Name { get; set; }
    public required string Language { get; set; }

    /// <summary>Meta's words, in capitals: a new one must not be an error.</summary>
    public required string Category { get; set; }
    public required string Status { get; set; }
    public string? Quality { get; set; }

    /// <summary>Why it was rejected, paused or disabled.</summary>
    public string? Reason { get; set; }

    public required string ParameterFormat { get; set; }

    /// <summary>Meta's JSON: shown and sent back, not searched.</summary>
    public required string Components { get; set; }

    /// <summary>By Meta's clock where a webhook said so: an older one changes nothing.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>When it was changed here while it was approved, as far back as that counts (<see cref="TemplateEdits"/>).</summary>
    public DateTimeOffset[] EditedAt { get; set; } = [];

    /// <summary>Meta tells time in whole seconds: what it says of this very second is not older than what we did in it.</summary>
    public static DateTimeOffset Now(TimeProvider clock) => DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());

    internal sealed class Configuration : IEntityTypeConfiguration<Template>
    {
        public void Configure(EntityTypeBuilder<Template> template)
        {
            template.ToTable("template").HasIndex(t => new { t.Name, t.Language });
            template.Property(t => t.Components).HasColumnType("json");
            template.Property(t => t.EditedAt).HasDefaultValueSql("'{}'");
        }
    }
}
