using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Messaging.Statuses;

/// <summary>
/// What Meta told of a message that we sent, folded: only forward, each time kept at its earliest. It stands by itself, because the first status
/// can come before our own request has been answered.
/// </summary>
sealed class MessageStatus
{
    public required string Wamid { get; init; }

    /// <summary>Our own id, as Meta gave it back.</summary>
    public Guid? MessageId { get; init; }

    public required string PhoneNumberId { get; init; }

    /// <summary>0 none, 1 sent, 2 delivered, 3 read, 4 played.</summary>
    public required short Rank { get; init; }

    public DateTimeOffset? SentAt { get; init; }
    public DateTimeOffset? DeliveredAt { get; init; }
    public DateTimeOffset? ReadAt { get; init; }
    public DateTimeOffset? PlayedAt { get; init; }

    /// <summary>Counts only while nothing from delivered on was told: several devices of a customer can contradict each other.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    public int? ErrorCode { get; init; }
    public string? ErrorTitle { get; init; }
    public string? PricingType { get; init; }
    public string? PricingCategory { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<MessageStatus>
    {
        public void Configure(EntityTypeBuilder<MessageStatus> status)
        {
            status.ToTable("message_status").HasKey(s => s.Wamid);
            // Rows come in the order of their time: what was sent this month lies together.
            status.HasIndex(s => s.SentAt).HasMethod("brin");
            // Those that Meta took and could not deliver.
            status.HasIndex(s => s.FailedAt).HasFilter("failed_at IS NOT NULL AND rank < 2");
            status.HasIndex(s => s.MessageId).HasFilter("message_id IS NOT NULL");
        }
    }
}
