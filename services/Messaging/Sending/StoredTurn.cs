using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Messaging.Sending;

/// <summary>A turn as Flow sent it, under its number: repeated, it changes nothing.</summary>
sealed class StoredTurn
{
    public required Guid ConversationId { get; init; }
    public required long Turn { get; init; }
    public required long AnswersItem { get; init; }
    public required Audience Audience { get; init; }
    public required bool MoreToCome { get; init; }
    public string? Source { get; init; }

    /// <summary>Empty once admitted (they are <see cref="OutgoingMessage"/> then), and for a voided turn.</summary>
    public required IReadOnlyList<Content> Messages { get; init; }

    public TemplateContent? WhenClosed { get; init; }

    /// <summary>Its messages have their places in the sending order; before that a predecessor is missing.</summary>
    public required bool Admitted { get; init; }

    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>The trace of the webhook that it answers: the request to the Graph API is part of it, whichever process makes it and however much later.</summary>
    public string? Traceparent { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<StoredTurn>
    {
        public void Configure(EntityTypeBuilder<StoredTurn> turn)
        {
            turn.ToTable("turn").HasKey(t => new { t.ConversationId, t.Turn });
            turn.HasOne<Conversation>().WithMany().HasForeignKey(t => t.ConversationId);
            turn.HasIndex(t => t.StoredAt, "ix_turn_waiting").HasFilter("NOT admitted");
            turn.Property(t => t.Audience).HasConversion<string>();
            turn.Property(t => t.Messages).HasJson();
            turn.Property(t => t.WhenClosed).HasJson();
        }
    }
}
