using Bridge.Contracts.Catalog;
using Bridge.Contracts.Messaging;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Catalog.Products;

/// <summary>A product of the ERP, and what the company decided about it here.</summary>
internal sealed class Product
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string ExternalId { get; init; }

    // The ERP's word, overwritten by every sync.
    public string? Sku { get; set; }
    public required string Name { get; set; }
    public string? Description { get; set; }
    public string? Category { get; set; }
    public decimal? Price { get; set; }
    public required string Currency { get; set; }
    public string? ImageUrl { get; set; }
    public bool Active { get; set; }

    /// <summary>Order in the ERP's list, with room between two for one that comes later.</summary>
    public int Position { get; set; }

    /// <summary>No longer in the ERP's list; kept, because orders and carts name it.</summary>
    public bool Removed { get; set; }

    // The company's word.

    public bool Public { get; set; }

    /// <summary>By language; where a language has none, the ERP's.</summary>
    public IReadOnlyDictionary<string, string> Names { get; set; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Descriptions { get; set; } = new Dictionary<string, string>();

    /// <summary>A flow of its own questions.</summary>
    public string? FlowId { get; set; }

    /// <summary>The picture that customers see: the first of its pictures.</summary>
    public Guid? CoverId { get; set; }

    /// <summary>The address that was last fetched, whatever came of it.</summary>
    public string? FetchedUrl { get; set; }

    public DateTimeOffset FetchDueAt { get; set; }
    public int FetchFailures { get; set; }

    /// <summary>Drawn on each change under the row's lock: receivers ignore what is older.</summary>
    public long Version { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public bool Orderable => Active && !Removed;
    public bool Visible => Public && Orderable;

    public ProductChanged ToMessage(ImageRef? picture, IReadOnlyList<QuantityRow> quantities) => new()
    {
        ProductId = Id,
        Version = Version,
        ExternalId = ExternalId,
        Sku = Sku,
        Name = new Dictionary<string, string>(Names) { [""] = Name },
        Description = Description is null ? Descriptions : new Dictionary<string, string>(Descriptions) { [""] = Description },
        Category = Category,
        Price = Price,
        Currency = Currency,
        Picture = picture,
        Quantities = quantities,
        FlowId = FlowId,
        Visible = Visible,
        Position = Position,
    };

    internal sealed class Configuration : IEntityTypeConfiguration<Product>
    {
        public void Configure(EntityTypeBuilder<Product> product)
        {
            product.ToTable("product");
            product.Property(p => p.Names).HasJson();
            product.Property(p => p.Descriptions).HasJson();
            product.Property(p => p.FlowId).HasMaxLength(100);
            product.HasIndex(p => p.ExternalId).IsUnique();
            product.HasIndex(p => new { p.Position, p.Id });
            product.HasIndex(p => p.FetchDueAt).HasFilter("image_url IS NOT NULL AND image_url IS DISTINCT FROM fetched_url");
            product.Ignore(p => p.Orderable).Ignore(p => p.Visible);
        }
    }
}
