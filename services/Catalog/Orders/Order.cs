using System.Text.Json.Serialization;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Flow;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Catalog.Orders;

/// <summary>
/// A draft that the customer confirmed: one row for each draft, for ever. <see cref="OrderMachine"/> alone changes it, under the row's lock.
/// </summary>
internal sealed class Order
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DraftId { get; init; }

    /// <summary>Drawn by the database, never twice.</summary>
    public long Number { get; private set; }

    /// <summary>Bridge's own number, the ERP's client_reference.</summary>
    public string Reference => $"B-{Number}";

    public required Guid ConversationId { get; init; }
    public required Guid ContactId { get; init; }
    public required string Phone { get; set; }
    public required string Name { get; set; }
    public required string Language { get; set; }

    // What the customer agreed to.
    public required int Revision { get; set; }
    public required IReadOnlyList<OrderLine> Lines { get; set; }
    public required Quote Agreed { get; set; }
    public Address? Address { get; set; }
    public required PaymentMethod Payment { get; set; }
    public string? Note { get; set; }

    /// <summary>The session that waits for the outcome; null once it has been answered.</summary>
    public EffectRef? Asking { get; set; }

    public required DateTimeOffset AskedAt { get; set; }

    public OrderState State { get; set; }

    /// <summary>Idempotency key of the call that is under way; an answer under any other is stale.</summary>
    public string? PendingKey { get; set; }

    /// <summary>Grows where what was rejected is tried anew with other content: part of the keys from then on.</summary>
    public int Attempt { get; set; }

    // What is known of the ERP's side: each says that its step is behind us.
    public string? ExternalCustomerId { get; set; }
    public string? ExternalOrderId { get; set; }
    public string? ErpNumber { get; set; }
    public string? ErpStatus { get; set; }
    public decimal? ErpTotal { get; set; }
    public string? TrackingUrl { get; set; }
    public string? DocumentUrl { get; set; }

    /// <summary>When it is expected, as the ERP says it now.</summary>
    public string? Eta { get; set; }

    /// <summary>When the ERP is asked next how it stands; null once that can no longer change.</summary>
    public DateTimeOffset? CheckDueAt { get; set; }

    /// <summary>SET_ADDRESS is switched off: the address stands in the order's note.</summary>
    public bool AddressInNote { get; set; }

    public bool AddressSet { get; set; }

    /// <summary>A person has seen the money.</summary>
    public DateTimeOffset? PaidAt { get; set; }

    public string? PaymentReference { get; set; }

    /// <summary>What did not go through and waits for a person; the customer has been told what he needs.</summary>
    public ErpOperation? Stuck { get; set; }

    /// <summary>For the operator.</summary>
    public string? Problem { get; set; }

    /// <summary>When the step that was not sent is tried again by itself.</summary>
    public DateTimeOffset? ResumeAt { get; set; }

    /// <summary>How often that has happened.</summary>
    public int Resumes { get; set; }

    /// <summary>The person who ordered for the customer; null where he did it himself.</summary>
    public Guid? AgentId { get; init; }

    /// <summary>What a person had put together, and the customer confirmed by a tap: what is still to be agreed is asked of him.</summary>
    public bool ConfirmedByCustomer { get; init; }

    // What lists are filtered and summed by: written with every move, so that they follow from the rest.

    public OrderWait? Waits { get; set; }
    public decimal Total { get; set; }
    public string Currency { get; set; } = "";

    public long Version { get; set; }
    public required DateTimeOffset PlacedAt { get; init; }
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Entries not yet written; history is only ever appended.</summary>
    public List<OrderEntry> NewEntries { get; } = [];

    /// <summary>It is in the ERP, and may still become another there.</summary>
    public bool IsOpen => ExternalOrderId is not null && State is OrderState.Placed or OrderState.Confirmed;

    public bool TotalDiffers => ErpTotal is { } total && total != Agreed.Total;

    public string Key(ErpOperation operation) =>
        Attempt == 0 ? $"{DraftId}:{operation.Name()}" : $"{DraftId}:{operation.Name()}:{Attempt}";

    internal sealed class Configuration : IEntityTypeConfiguration<Order>
    {
        public void Configure(EntityTypeBuilder<Order> order)
        {
            order.ToTable("orders");
            order.HasIndex(o => o.DraftId).IsUnique();
            order.HasIndex(o => o.Number).IsUnique();
            order.HasIndex(o => o.PlacedAt);
            order.HasIndex(o => new { o.State, o.Number });
            order.HasIndex(o => new { o.Waits, o.Number }).HasFilter("waits IS NOT NULL");
            order.HasIndex(o => o.CheckDueAt).HasFilter("check_due_at IS NOT NULL");
            order.HasIndex(o => o.ResumeAt).HasFilter("resume_at IS NOT NULL");
            order.HasIndex(o => new { o.ConversationId, o.Number });
            order.HasIndex(o => o.ErpStatus);
            order.Property(o => o.Waits).HasConversion<string>();
            order.Property(o => o.Number).HasDefaultValueSql("nextval('order_number')").ValueGeneratedOnAdd();
            order.Property(o => o.Lines).HasJson();
            order.Property(o => o.Agreed).HasJson();
            order.Property(o => o.Address).HasJson();
            order.Property(o => o.Asking).HasJson();
            order.Property(o => o.Payment).HasConversion<string>();
            order.Property(o => o.State).HasConversion<string>();
            order.Property(o => o.Stuck).HasConversion<string>();
            order.Ignore(o => o.Reference).Ignore(o => o.NewEntries).Ignore(o => o.TotalDiffers).Ignore(o => o.IsOpen);
        }
    }
}

/// <summary>What of an order waits for a person.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OrderWait>))]
public enum OrderWait
{
    /// <summary>A payment to check: the money has not been seen yet.</summary>
    Payment,

    /// <summary>The ERP's total is another than the one agreed to.</summary>
    Total,

    /// <summary>May be in the ERP: he has to look.</summary>
    Unknown,

    /// <summary>It is in the ERP, but its address or its confirmation did not go through.</summary>
    Stuck,

    /// <summary>The ERP refused it, and the customer has been told that a person will write to him.</summary>
    Rejected,
}

/// <summary>A line as it was agreed to, with the ERP's id of the product at that time.</summary>
internal sealed record OrderLine(Guid ProductId, string ExternalId, string Name, int Quantity, decimal UnitPrice, decimal LineTotal, string? Note)
{
    /// <summary>Media of the conversation.</summary>
    public IReadOnlyList<Guid> Attachments { get; init; } = [];

    /// <summary>The same, as the ERP is told of them.</summary>
    public IReadOnlyList<OrderFile> Files { get; init; } = [];
}

/// <summary>One step of an order's life, for the people of the company: what happened, and how the order stood after it.</summary>
internal sealed class OrderEntry
{
    public long Id { get; private set; }
    public required Guid OrderId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required OrderState State { get; init; }

    /// <summary>For instance <c>placed</c>, <c>CREATE_ORDER sent</c>, <c>CREATE_ORDER Ok</c>.</summary>
    public required string What { get; init; }

    public string? Detail { get; init; }

    /// <summary>Who did it, where it was a person.</summary>
    public Guid? UserId { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<OrderEntry>
    {
        public void Configure(EntityTypeBuilder<OrderEntry> entry)
        {
            entry.ToTable("order_entry");
            entry.Property(e => e.Id).UseIdentityAlwaysColumn();
            entry.Property(e => e.State).HasConversion<string>();
            entry.HasOne<Order>().WithMany().HasForeignKey(e => e.OrderId);
            entry.HasIndex(e => new { e.OrderId, e.Id });
        }
    }
}
