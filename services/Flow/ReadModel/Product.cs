using Bridge.Contracts.Catalog;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Flow.ReadModel;

/// <summary>A product as Catalog last published it, visible or not: a cart may hold one that was hidden since.</summary>
sealed class Product
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required bool Visible { get; init; }
    public required int Position { get; init; }
    public string? Category { get; init; }
    public string? Sku { get; init; }
    public required string ExternalId { get; init; }
    public required string Search { get; init; }
    public required ProductChanged Body { get; init; }

    /// <summary>The row as Catalog has it now; an older version than the one that is here changes nothing.</summary>
    public static Task<int> StoreAsync(FlowDbContext db, ProductChanged product, CancellationToken ct)
    {
        var search = SearchText.Of([.. product.Name.Values, product.Sku, product.Category]);
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO product (id, version, visible, position, category, sku, external_id, search, body)
            VALUES ({product.ProductId}, {product.Version}, {product.Visible}, {product.Position}, {product.Category}, {product.Sku}, {product.ExternalId},
                {search}, {FlowJson.Write(product)}::json)
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, visible = excluded.visible, position = excluded.position, category = excluded.category,
                sku = excluded.sku, external_id = excluded.external_id, search = excluded.search, body = excluded.body
            WHERE product.version < excluded.version
            """, ct);
    }

    sealed class Configuration : IEntityTypeConfiguration<Product>
    {
        public void Configure(EntityTypeBuilder<Product> product)
        {
            product.ToTable("product");
            product.Property(p => p.Id).ValueGeneratedNever();
            product.Property(p => p.Body).IsJson();
            product.HasIndex(p => p.Sku);
            product.HasIndex(p => p.ExternalId);
        }
    }
}

sealed class ProductChangedConsumer(FlowDbContext db) : IConsumer<ProductChanged>
{
    public Task Consume(ConsumeContext<ProductChanged> context) => Product.StoreAsync(db, context.Message, context.CancellationToken);
}
