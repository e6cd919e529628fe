using Bridge.Catalog.Products;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Images;

/// <summary>A product's pictures in their order, the cover first.</summary>
internal static class Attaching
{
    /// <summary>Under the product's lock: a new upload comes first; the ERP's picture comes last, and there is only one of it.</summary>
    public static async Task AttachAsync(this CatalogDbContext db, Product product, Image image, ImageSource source, DateTimeOffset now, CancellationToken ct)
    {
        var attached = await db.ProductImages.Where(i => i.ProductId == product.Id).OrderBy(i => i.Position).ToListAsync(ct);
        var added = attached.Find(i => i.ImageId == image.Id);
        if (added is null)
        {
            added = new ProductImage { ProductId = product.Id, ImageId = image.Id, Source = source, AttachedAt = now, Position = 0 };
            db.ProductImages.Add(added);
        }

        added.Source = source;
        attached.Remove(added);
        if (source == ImageSource.Erp)
        {
            var former = attached.FindAll(i => i.Source == ImageSource.Erp);
            db.ProductImages.RemoveRange(former);
            attached = [.. attached.Except(former), added];
        }
        else
        {
            attached.Insert(0, added);
        }

        await db.ArrangeAsync(product, attached, now, ct);
    }

    /// <summary>Numbers them anew; customers are told where the cover is another.</summary>
    public static async Task ArrangeAsync(this CatalogDbContext db, Product product, IReadOnlyList<ProductImage> images, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var (i, image) in images.Index())
        {
            image.Position = i;
        }

        Guid? cover = images.Count == 0 ? null : images[0].ImageId;
        if (product.CoverId != cover)
        {
            product.CoverId = cover;
            await db.PublishAsync([product], now, ct);
        }
    }

    public static Task<List<AttachedImage>> ImagesOfAsync(this CatalogDbContext db, Guid product, CancellationToken ct) => (
        from attached in db.ProductImages
        join image in db.Images on attached.ImageId equals image.Id
        where attached.ProductId == product
        orderby attached.Position
        select new AttachedImage(image.Id, image.MimeType, image.Size, attached.Position == 0, attached.Source == ImageSource.Erp, attached.Alt, image.Sha256)).ToListAsync(ct);
}
