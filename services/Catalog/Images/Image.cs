using Bridge.Contracts.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Catalog.Images;

/// <summary>A picture by its bytes: the same bytes are the same picture. They lie in a folder under their hash.</summary>
internal sealed class Image
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Lower-case hex.</summary>
    public required string Sha256 { get; init; }

    public required string MimeType { get; init; }
    public required int Size { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    public ImageRef Ref => new(Id, Sha256, MimeType);

    internal sealed class Configuration : IEntityTypeConfiguration<Image>
    {
        public void Configure(EntityTypeBuilder<Image> image)
        {
            image.ToTable("image").Ignore(i => i.Ref);
            image.HasIndex(i => i.Sha256).IsUnique();
        }
    }
}

internal enum ImageSource { Uploaded, Erp }

/// <summary>A picture that a product has.</summary>
internal sealed class ProductImage
{
    public required Guid ProductId { get; init; }
    public required Guid ImageId { get; init; }
    public required ImageSource Source { get; set; }
    public required DateTimeOffset AttachedAt { get; init; }

    /// <summary>The first is the cover.</summary>
    public required int Position { get; set; }

    /// <summary>What it shows, for those who do not see it.</summary>
    public string? Alt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ProductImage>
    {
        public void Configure(EntityTypeBuilder<ProductImage> image)
        {
            image.ToTable("product_image").HasKey(i => new { i.ProductId, i.ImageId });
            image.Property(i => i.Source).HasConversion<string>();
            image.HasOne<Image>().WithMany().HasForeignKey(i => i.ImageId).OnDelete(DeleteBehavior.Restrict);
            image.HasOne<Products.Product>().WithMany().HasForeignKey(i => i.ProductId);
        }
    }
}
