using Bridge.Contracts.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Messaging.Conversations;

/// <summary>An item under its number. What Meta repeats is a no-op by (phone number id, wamid).</summary>
sealed class StoredItem
{
    public required Guid ConversationId { get; init; }
    public required long Number { get; init; }
    public required string PhoneNumberId { get; init; }

    /// <summary>Null for what no customer sent: a takeover, a hand-back.</summary>
    public string? Wamid { get; init; }

    public string? ContextWamid { get; init; }

    /// <summary>Meta's clock, whole seconds: the thread is shown by it, then by number.</summary>
    public required DateTimeOffset SentAt { get; init; }

    public required DateTimeOffset ArrivedAt { get; init; }
    public required bool Late { get; init; }
    public required bool HrOnly { get; init; }
    public required Item Item { get; init; }

    /// <summary>Null for what simply was written.</summary>
    public WhatsApp.MessageOrigin? Origin { get; init; }

    /// <summary>As it came, of what is not understood.</summary>
    public string? Raw { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<StoredItem>
    {
        public void Configure(EntityTypeBuilder<StoredItem> item)
        {
            item.ToTable("item").HasKey(i => new { i.ConversationId, i.Number });
            item.HasOne<Conversation>().WithMany().HasForeignKey(i => i.ConversationId);
            item.HasIndex(i => new { i.PhoneNumberId, i.Wamid }).IsUnique();
            item.HasIndex(i => new { i.ConversationId, i.SentAt, i.Number }).IsDescending(false, true, true);
            item.Property(i => i.Item).HasJson();
            item.Property(i => i.Origin).HasJson();
        }
    }
}
