using Bridge.Catalog.Charges;
using Bridge.Catalog.Images;
using Bridge.Contracts.Catalog;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Products;

/// <summary>Products as the other services see them: with their picture, and with the quantity rows that apply.</summary>
internal static class ProductMessages
{
    public static async Task<IReadOnlyList<ProductChanged>> MessagesOfAsync(this CatalogDbContext db, IReadOnlyCollection<Product> products, CancellationToken ct)
    {
        var ids = products.Select(p => p.Id).ToList();
        var covers = products.Select(p => p.CoverId).OfType<Guid>().Distinct().ToList();
        var tables = await db.ChargeTables.AsNoTracking().Where(t => t.ProductId == null || ids.Contains(t.ProductId.Value)).ToListAsync(ct);
        var images = await db.Images.AsNoTracking().Where(i => covers.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
        var general = tables.Find(t => t.ProductId is null);
        return [.. products.Select(p => p.ToMessage(
            p.CoverId is { } cover ? images[cover].Ref : null,
            (tables.Find(t => t.ProductId == p.Id) ?? general)?.Rows ?? []))];
    }

    /// <summary>Products by their rows' locks, always taken in the same order.</summary>
    public static Task<List<Product>> LockProductsAsync(this CatalogDbContext db, Guid[] ids, CancellationToken ct) =>
        db.Products.FromSql($"SELECT * FROM product WHERE id = ANY({ids}) ORDER BY id FOR UPDATE").ToListAsync(ct);

    /// <summary>A change of these products, under their locks: the next version of each, told to everybody in the same commit.</summary>
    public static async Task PublishAsync(this CatalogDbContext db, IReadOnlyCollection<Product> changed, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var product in changed)
        {
            product.Version++;
            product.ChangedAt = now;
        }

        foreach (var message in await db.MessagesOfAsync(changed, ct))
        {
            db.Publish(message);
        }
    }
}
