using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Messaging.Ingest;

/// <summary>Signed by Meta and not understood, or understood and not storable: kept as it came, for a person or a later version.</summary>
sealed class UnreadWebhook
{
    public required Guid Id { get; init; }
    public required string Reason { get; init; }

    /// <summary>Text, not jsonb: it may be anything.</summary>
    public required string Raw { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<UnreadWebhook>
    {
        public void Configure(EntityTypeBuilder<UnreadWebhook> webhook) => webhook.ToTable("unread_webhook").HasIndex(w => w.ReceivedAt);
    }
}
