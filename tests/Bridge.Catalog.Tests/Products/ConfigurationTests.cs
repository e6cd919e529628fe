using System.Net;
using System.Net.Http.Json;
using Bridge.Catalog.Products;
using Bridge.Contracts.Catalog;
using Microsoft.AspNetCore.Http;

namespace Bridge.Catalog.Tests.Products;

/// <summary>What the company decides about a product.</summary>
public sealed class ConfigurationTests(CatalogHost host) : IClassFixture<CatalogHost>
{
    [Fact]
    public async Task Names_and_texts_by_language_and_the_flow_are_told_and_outlast_a_sync()
    {
        var mug = await host.IdOfAsync("mug");
        using var sales = host.Http("Sales");

        var saved = await sales.PutAsJsonAsync($"/products/{mug}", new { names = new { ar = " كوب ", en = "" }, descriptions = new { en = "Holds tea." }, flowId = "engraving" });
        saved.EnsureSuccessStatusCode();
        host.ErpProducts.Single(p => (string)p["id"]! == "mug")["name"] = "Mug, large";
        await host.SyncAsync();

        var told = await host.Neighbours.Events<ProductChanged>().FirstAsync(p => p.ProductId == mug && p.Name[""] == "Mug, large");
        Assert.Equal(("كوب", false, "Holds tea.", "engraving"), (told.Name["ar"], told.Name.ContainsKey("en"), told.Description["en"], told.FlowId));
        var details = (await sales.GetFromJsonAsync<ProductDetails>($"/products/{mug}"))!;
        Assert.Equal(("Mug, large", "كوب", "engraving"), (details.Product.Name, details.Names["ar"], details.Product.FlowId));
        Assert.Equal(mug, Assert.Single((await sales.GetFromJsonAsync<ProductPage>("/products?flow=engraving"))!.Items).Id);
        // Saved again as it is, nobody is told.
        var version = details.Product.Version;
        await sales.PutAsJsonAsync($"/products/{mug}", new { names = details.Names, descriptions = details.Descriptions, flowId = "engraving" });
        Assert.Equal(version, (await sales.GetFromJsonAsync<ProductDetails>($"/products/{mug}"))!.Product.Version);
    }

    [Fact]
    public async Task What_is_too_long_is_refused_at_its_field()
    {
        using var sales = host.Http("Sales");

        var refused = await sales.PutAsJsonAsync($"/products/{await host.IdOfAsync("pen")}", new { names = new { ar = new string('x', 201) }, descriptions = new { en = new string('x', 801) }, flowId = new string('x', 101) });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var problem = await refused.Content.ReadFromJsonAsync<HttpValidationProblemDetails>();
        Assert.Equal(["descriptions.en", "flowId", "names.ar"], problem!.Errors.Keys.Order());
    }

    [Fact]
    public async Task Several_are_hidden_and_given_a_flow_at_once()
    {
        var ids = new[] { await host.IdOfAsync("pen"), await host.IdOfAsync("cap") };
        using var sales = host.Http("Sales");

        var changed = await (await sales.PostAsJsonAsync("/products/bulk", new { ids, visible = false, flowId = "gift" })).Content.ReadFromJsonAsync<ChangedCount>();

        Assert.Equal(2, changed!.Changed);
        foreach (var id in ids)
        {
            Assert.Equal("gift", (await host.Neighbours.Events<ProductChanged>().FirstAsync(p => p.ProductId == id && !p.Visible)).FlowId);
        }

        Assert.Equal(0, (await (await sales.PostAsJsonAsync("/products/bulk", new { ids, visible = false })).Content.ReadFromJsonAsync<ChangedCount>())!.Changed);
        await sales.PostAsJsonAsync("/products/bulk", new { ids, visible = true, flowId = "" });
        Assert.Null((await host.Neighbours.Events<ProductChanged>().FirstAsync(p => p.ProductId == ids[0] && p.Visible && p.FlowId is null && p.Version > 2)).FlowId);
    }

    [Fact]
    public async Task Products_that_a_list_shows_alike_are_named()
    {
        host.ErpProducts.AddRange([CatalogHost.Product("a1", "Hand-made porcelain bowl, blue", 1), CatalogHost.Product("a2", "Hand-made porcelain bowl, green", 1)]);
        await host.SyncAsync();
        using var viewer = host.Http("Viewer");

        var alike = Assert.Single((await viewer.GetFromJsonAsync<List<AlikeProducts>>("/products/alike"))!);

        Assert.Equal(("Hand-made porcelain bow…", 2), (alike.Title, alike.Products.Count));
    }
}
