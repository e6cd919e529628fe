using Bridge.Contracts.Catalog;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Catalog.Orders;

/// <summary>
/// A draft that a person of the company has put together in a chat. He places it himself, or sends it to the customer, who places it by a tap: whichever
/// comes first makes the order, and the draft is gone.
/// </summary>
internal sealed class OfferedOrder
{
    public required Guid DraftId { get; init; }
    public required Guid ConversationId { get; set; }
    public required Guid ContactId { get; init; }
    public required string Phone { get; set; }
    public required string Name { get; set; }
    public required string Language { get; set; }

    /// <summary>Counts what the customer has been shown: he agrees to a revision.</summary>
    public required int Revision { get; set; }

    public required IReadOnlyList<DraftLine> Lines { get; set; }
    public required Quote Quote { get; set; }
    public Address? Address { get; set; }
    public required PaymentMethod Payment { get; set; }
    public string? Note { get; set; }
    public required Guid AgentId { get; set; }
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>The chat in which the customer tapped Confirm while the ERP was away; null where nothing waits for it.</summary>
    public Guid? TappedIn { get; set; }

    /// <summary>When his tap is repeated for him.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>How often that has happened.</summary>
    public int Retries { get; set; }

    /// <summary>As the customer is shown it.</summary>
    public OrderOffered Shown(OfferReason reason) => new()
    {
        ConversationId = ConversationId,
        DraftId = DraftId,
        Revision = Revision,
        Reason = reason,
        Quote = Quote,
        Address = Address,
        Payment = Payment,
        Note = Note,
    };

    internal sealed class Configuration : IEntityTypeConfiguration<OfferedOrder>
    {
        public void Configure(EntityTypeBuilder<OfferedOrder> draft)
        {
            draft.ToTable("offered_order").HasKey(d => d.DraftId);
            draft.HasIndex(d => d.ConversationId);
            draft.HasIndex(d => d.RetryAt).HasFilter("retry_at IS NOT NULL");
            draft.Property(d => d.Lines).HasJson();
            draft.Property(d => d.Quote).HasJson();
            draft.Property(d => d.Address).HasJson();
            draft.Property(d => d.Payment).HasConversion<string>();
        }
    }
}
