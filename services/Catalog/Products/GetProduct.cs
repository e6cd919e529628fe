using Bridge.Catalog.Images;
using Bridge.Contracts.Catalog;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Products;

/// <param name="Description">The ERP's, as is the row's name.</param>
/// <param name="Names">The company's own, by language.</param>
/// <param name="Images">In order, the cover first.</param>
/// <param name="OwnCharges">The product is charged by a table of its own.</param>
/// <param name="Quantities">The rows that apply.</param>
public sealed record ProductDetails(
    ProductRow Product, string? Description, IReadOnlyDictionary<string, string> Names, IReadOnlyDictionary<string, string> Descriptions,
    IReadOnlyList<AttachedImage> Images, bool OwnCharges, IReadOnlyList<QuantityRow> Quantities);

/// <param name="Sha256">Names the bytes, wherever the picture is sent.</param>
public sealed record AttachedImage(Guid Id, string MimeType, int Size, bool Cover, bool FromErp, string? Alt, string Sha256);

internal static class GetProduct
{
    public static void Map(RouteGroupBuilder products) => products.MapGet("/{id:guid}", Handle).WithName(nameof(GetProduct));

    static async Task<Results<Ok<ProductDetails>, NotFound>> Handle(Guid id, CatalogDbContext db, CancellationToken ct) =>
        await db.Products.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is { } product
            ? TypedResults.Ok(await db.DetailsOfAsync(product, ct))
            : TypedResults.NotFound();

    public static async Task<ProductDetails> DetailsOfAsync(this CatalogDbContext db, Product product, CancellationToken ct)
    {
        var images = await db.ImagesOfAsync(product.Id, ct);
        var tables = await db.ChargeTables.AsNoTracking().Where(t => t.ProductId == null || t.ProductId == product.Id).ToListAsync(ct);
        var own = tables.Find(t => t.ProductId == product.Id);
        var rows = (own ?? tables.Find(t => t.ProductId is null))?.Rows ?? [];
        return new ProductDetails(ListProducts.Row(product), product.Description, product.Names, product.Descriptions, images, own is not null, rows);
    }
}
