using Bridge.Contracts.Catalog;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Products;

/// <param name="OwnCharges">The product is charged by a table of its own.</param>
/// <param name="Quantities">The rows that apply.</param>
public sealed record ProductDetails(
    ProductRow Product, string? Description, IReadOnlyList<AttachedImage> Images, bool OwnCharges, IReadOnlyList<QuantityRow> Quantities);

public sealed record AttachedImage(Guid Id, string MimeType, int Size, bool Cover, bool FromErp);

internal static class GetProduct
{
    public static void Map(RouteGroupBuilder products) => products.MapGet("/{id:guid}", Handle).WithName(nameof(GetProduct));

    static async Task<Results<Ok<ProductDetails>, NotFound>> Handle(Guid id, CatalogDbContext db, CancellationToken ct)
    {
        if (await db.Products.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } product)
        {
            return TypedResults.NotFound();
        }

        var images = await (
            from attached in db.ProductImages
            join image in db.Images on attached.ImageId equals image.Id
            where attached.ProductId == id
            orderby attached.AttachedAt
            select new AttachedImage(image.Id, image.MimeType, image.Size, image.Id == product.CoverId, attached.Source == Images.ImageSource.Erp)).ToListAsync(ct);
        var tables = await db.ChargeTables.AsNoTracking().Where(t => t.ProductId == null || t.ProductId == id).ToListAsync(ct);
        var own = tables.Find(t => t.ProductId == id);
        var rows = (own ?? tables.Find(t => t.ProductId is null))?.Rows ?? [];
        return TypedResults.Ok(new ProductDetails(ListProducts.Row(product), product.Description, images, own is not null, rows));
    }
}
