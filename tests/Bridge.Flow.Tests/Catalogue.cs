using System.Security.Cryptography;
using System.Text;
using Bridge.Contracts.Catalog;

namespace Bridge.Flow.Tests;

/// <summary>Products in the read model, as Catalog would have published them; the same name is the same product.</summary>
sealed class Catalogue(FlowFixture flow)
{
    static long _version;

    public async Task HasAsync(params (string Name, decimal Price)[] products)
    {
        foreach (var (name, price) in products)
        {
            var product = new ProductChanged
            {
                ProductId = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16]),
                Version = Interlocked.Increment(ref _version),
                ExternalId = $"x-{name}",
                Sku = $"SKU-{name}",
                Name = new Dictionary<string, string> { [""] = name },
                Description = new Dictionary<string, string> { [""] = "" },
                Price = price,
                Currency = "NPR",
                Quantities = [],
                Visible = true,
                Position = 1,
            };
            await flow.Host.WithDatabaseAsync(db => ReadModel.Product.StoreAsync(db, product, CancellationToken.None));
        }
    }
}
