using Bridge.Contracts.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Products;

public sealed record ProductChanges(IReadOnlyList<ProductChanged> Items, Guid? Next);

/// <summary>All products, as the events tell them: from this a read model is rebuilt.</summary>
internal static class ReadProducts
{
    public static void Map(RouteGroupBuilder products) => products.MapGet("/", Handle).WithName(nameof(ReadProducts));

    static async Task<ProductChanges> Handle(Guid? after, int? limit, CatalogDbContext db, CancellationToken ct)
    {
        var take = Math.Clamp(limit ?? 200, 1, 1000);
        var from = after ?? Guid.Empty;
        var products = await db.Products.AsNoTracking().Where(p => p.Id > from).OrderBy(p => p.Id).Take(take).ToListAsync(ct);
        return new ProductChanges(await db.MessagesOfAsync(products, ct), products.Count == take ? products[^1].Id : null);
    }
}
