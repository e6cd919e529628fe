using System.Net;
using System.Net.Http.Json;
using Bridge.Catalog.Products;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Tests.Products;

public sealed class NewProductsTests(CatalogHost host) : IClassFixture<CatalogHost>
{
    [Fact]
    public async Task What_is_new_in_the_ERP_starts_as_the_company_has_decided()
    {
        using var sales = host.Http("Sales");
        using var agent = host.Http("Agent");
        var before = await agent.GetFromJsonAsync<NewProductsView>("/products/new");

        (await sales.PutAsJsonAsync("/products/new", new { visible = false })).EnsureSuccessStatusCode();
        host.ErpProducts.Add(CatalogHost.Product("lamp", "Lamp", 5m));
        await host.SyncAsync();
        using var refused = await agent.PutAsJsonAsync("/products/new", new { visible = true });

        Assert.Equal(new NewProductsView(true, null), before);
        Assert.Equal(new NewProductsView(false, null), await agent.GetFromJsonAsync<NewProductsView>("/products/new"));
        Assert.Equal(["lamp"], await host.WithAsync(db => db.Products.Where(p => !p.Public).Select(p => p.ExternalId).ToListAsync()));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
