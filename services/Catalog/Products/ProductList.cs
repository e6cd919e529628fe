using Bridge.Catalog.Charges;
using Bridge.Contracts.Erp;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Products;

/// <summary>LIST_PRODUCTS as it is kept here. What did not change is not touched, and tells nobody.</summary>
internal sealed class ProductList(IDbContextFactory<CatalogDbContext> databases, SyncOptions options, TimeProvider clock) : IErpList
{
    const int Batch = 500;

    public ErpOperation Operation => ErpOperation.ListProducts;

    public async Task<SyncCounts> ApplyAsync(IReadOnlyList<ErpFields> items, int start, CancellationToken ct)
    {
        var read = items.Select((item, i) => Read(item, start + i)).ToList();
        var ids = read.Select(p => p.ExternalId).ToArray();

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldChargesAsync(ct);
        var known = await db.Products.FromSql($"SELECT * FROM product WHERE external_id = ANY({ids}) ORDER BY id FOR UPDATE").ToDictionaryAsync(p => p.ExternalId, ct);

        var visible = await db.NewVisibleAsync(options, ct);
        var (added, changed, moved) = (new List<Product>(), new List<Product>(), new List<Product>());
        foreach (var item in read)
        {
            if (!known.TryGetValue(item.ExternalId, out var product))
            {
                item.Public = visible;
                added.Add(item);
            }
            else if (Take(product, item))
            {
                changed.Add(product);
            }
            else if (product.Position != item.Position)
            {
                moved.Add(product);
            }

            if (product is not null)
            {
                product.Position = item.Position;
            }
        }

        db.Products.AddRange(added);
        await db.PublishAsync([.. added, .. changed, .. moved], clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new SyncCounts(added.Count, changed.Count, 0);
    }

    public async Task<SyncCounts> RemoveOthersAsync(IReadOnlySet<string> seen, CancellationToken ct)
    {
        await using var reading = await databases.CreateDbContextAsync(ct);
        var kept = await reading.Products.Where(p => !p.Removed).Select(p => new { p.Id, p.ExternalId }).ToListAsync(ct);
        var gone = kept.Where(p => !seen.Contains(p.ExternalId)).Select(p => p.Id).ToArray();
        foreach (var ids in gone.Chunk(Batch))
        {
            await using var db = await databases.CreateDbContextAsync(ct);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await db.HoldChargesAsync(ct);
            var products = await db.LockProductsAsync(ids, ct);
            products.ForEach(p => p.Removed = true);
            await db.PublishAsync(products, clock.GetUtcNow(), ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        return new SyncCounts(0, 0, gone.Length);
    }

    static Product Read(ErpFields item, int position) => new()
    {
        ExternalId = item.Text("id"),
        Name = item.Text("name"),
        Price = item.OptionalMoney("price"),
        Currency = item.Currency("currency"),
        Active = item.Flag("active"),
        Sku = item.OptionalText("sku"),
        Description = PlainText.Of(item.OptionalText("description")),
        Category = item.OptionalText("category"),
        ImageUrl = item.OptionalText("image_url"),
        Position = position,
    };

    /// <summary>True where the ERP says something else than before.</summary>
    static bool Take(Product product, Product item)
    {
        var same = !product.Removed && product.Active == item.Active && product.Name == item.Name && product.Price == item.Price
            && product.Currency == item.Currency && product.Sku == item.Sku && product.Description == item.Description
            && product.Category == item.Category && product.ImageUrl == item.ImageUrl;
        (product.Removed, product.Active, product.Name, product.Price) = (false, item.Active, item.Name, item.Price);
        (product.Currency, product.Sku, product.Description) = (item.Currency, item.Sku, item.Description);
        (product.Category, product.ImageUrl) = (item.Category, item.ImageUrl);
        return !same;
    }
}
