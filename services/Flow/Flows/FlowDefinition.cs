using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Flow.Flows;

/// <summary>A flow by its stable id, with the draft that is being worked on.</summary>
sealed class FlowDefinition
{
    /// <summary>A flow of 500 steps in four languages is a quarter of it.</summary>
    public const int LongestDraft = 2 * 1024 * 1024;

    public required string Id { get; init; }

    /// <summary>JSON, byte for byte as it was saved.</summary>
    public required string Draft { get; set; }

    /// <summary>Counts the saves: who saves over a draft that he has not seen is told so.</summary>
    public long Revision { get; set; } = 1;

    /// <summary>The version that new sessions run; 0: not published yet.</summary>
    public long Published { get; set; }

    /// <summary>Somebody has made it his own: a shipped default never overwrites it.</summary>
    public bool Edited { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }
    public Guid? ChangedBy { get; set; }

    public void Edit(string draft, Guid by, DateTimeOffset now)
    {
        (Draft, Edited, ChangedAt, ChangedBy) = (draft, true, now, by);
        Revision++;
    }

    sealed class Configuration : IEntityTypeConfiguration<FlowDefinition>
    {
        public void Configure(EntityTypeBuilder<FlowDefinition> flow)
        {
            flow.ToTable("flow");
            flow.Property(f => f.Id).HasMaxLength(100);
            flow.Property(f => f.Draft).HasColumnType("json");
            flow.Property(f => f.Revision).IsConcurrencyToken();
        }
    }
}

/// <summary>What was published under a number; never changed, kept as long as sessions may run it.</summary>
sealed class FlowVersion
{
    public required string FlowId { get; init; }
    public required long Number { get; init; }
    public required string Definition { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Null: shipped with Bridge.</summary>
    public Guid? PublishedBy { get; init; }

    public string? Note { get; init; }

    /// <summary>Why it was published though a test was red.</summary>
    public string? Override { get; init; }

    /// <summary>It is this older version once more.</summary>
    public long? RolledBackTo { get; init; }

    sealed class Configuration : IEntityTypeConfiguration<FlowVersion>
    {
        public void Configure(EntityTypeBuilder<FlowVersion> version)
        {
            version.ToTable("flow_version").HasKey(v => new { v.FlowId, v.Number });
            version.Property(v => v.FlowId).HasMaxLength(100);
            version.Property(v => v.Definition).HasColumnType("json");
            version.Property(v => v.Note).HasMaxLength(500);
            version.Property(v => v.Override).HasMaxLength(500);
        }
    }
}

/// <summary>All flows as they stood after one publish: what a session is pinned to, sub-flows included.</summary>
sealed class Bundle
{
    public required long Version { get; init; }

    /// <summary>The version of each flow.</summary>
    public required IReadOnlyDictionary<string, long> Flows { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    sealed class Configuration : IEntityTypeConfiguration<Bundle>
    {
        public void Configure(EntityTypeBuilder<Bundle> bundle)
        {
            bundle.ToTable("bundle").HasKey(b => b.Version);
            bundle.Property(b => b.Version).ValueGeneratedNever();
            bundle.Property(b => b.Flows).IsJson();
        }
    }
}
