using System.Text.Json.Serialization;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Catalog.Orders;

[JsonConverter(typeof(JsonStringEnumConverter<StatusMeaning>))]
public enum StatusMeaning { Open, Done, Cancelled }

/// <summary>A status as the ERP writes it, and what the admin says of it. A row comes with the first order that has it.</summary>
internal sealed class OrderStatus
{
    public const int MaxLength = 200;

    public required string Status { get; init; }

    /// <summary>Null until somebody has said so: the order stays open, and the status is told as it is.</summary>
    public StatusMeaning? Meaning { get; set; }

    /// <summary>Whether the customer is told.</summary>
    public bool Tell { get; set; } = true;

    /// <summary>In which words, by language.</summary>
    public IReadOnlyDictionary<string, string> Words { get; set; } = new Dictionary<string, string>();

    public required DateTimeOffset FirstSeenAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<OrderStatus>
    {
        public void Configure(EntityTypeBuilder<OrderStatus> status)
        {
            status.ToTable("order_status").HasKey(s => s.Status);
            status.Property(s => s.Status).HasMaxLength(OrderStatus.MaxLength);
            status.Property(s => s.Meaning).HasConversion<string>();
            status.Property(s => s.Words).HasJson();
        }
    }
}
