using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Flow.Flows;

/// <summary>A draft that lost to somebody else's: kept, so that both can be looked at and nothing is typed twice.</summary>
sealed class KeptDraft
{
    public required Guid Id { get; init; }
    public required string FlowId { get; init; }

    /// <summary>The draft that it was made from.</summary>
    public required long Revision { get; init; }

    public required string Draft { get; init; }
    public required Guid SavedBy { get; init; }
    public required DateTimeOffset SavedAt { get; init; }

    public static KeptDraft Of(string flowId, long revision, string draft, Guid by, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), FlowId = flowId, Revision = revision, Draft = draft, SavedBy = by, SavedAt = now };

    sealed class Configuration : IEntityTypeConfiguration<KeptDraft>
    {
        public void Configure(EntityTypeBuilder<KeptDraft> draft)
        {
            draft.ToTable("kept_draft");
            draft.Property(d => d.Id).ValueGeneratedNever();
            draft.Property(d => d.FlowId).HasMaxLength(100);
            draft.Property(d => d.Draft).HasColumnType("json");
            draft.HasIndex(d => new { d.FlowId, d.SavedAt });
        }
    }
}
