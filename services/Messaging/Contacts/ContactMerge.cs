using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Messaging.Contacts;

/// <summary>Two contacts that Meta has shown to be one. Kept when it is done: other services may still know him by the id that is gone.</summary>
sealed class ContactMerge
{
    public required Guid FromId { get; init; }

    /// <summary>The one that stays. Where it is merged in its turn, the one that it was merged into.</summary>
    public required Guid IntoId { get; set; }

    public required DateTimeOffset NoticedAt { get; init; }
    public DateTimeOffset? MergedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ContactMerge>
    {
        public void Configure(EntityTypeBuilder<ContactMerge> merge)
        {
            merge.ToTable("contact_merge").HasKey(m => m.FromId);
            merge.HasIndex(m => m.IntoId);
            merge.HasIndex(m => m.NoticedAt, "ix_contact_merge_open").HasFilter("merged_at IS NULL");
        }
    }
}
