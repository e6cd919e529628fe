using System.Net;
using System.Net.Http.Json;
using Bridge.Catalog.Products;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using Bridge.ServiceDefaults;
using Bridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Tests.Products;

public sealed class SyncTests(CatalogHost host) : IClassFixture<CatalogHost>
{
    [Fact]
    public async Task Additions_changes_and_removals_are_counted_and_told_and_nothing_else_is()
    {
        var before = await VersionsAsync();
        host.ErpProducts[0]["name"] = "Big mug";
        host.ErpProducts.RemoveAt(1);
        host.ErpProducts.Add(CatalogHost.Product("key", "Key ring", 3m));

        var status = await host.SyncAsync();

        Assert.Equal((SyncState.Idle, 1, 1, 1), (status.State, status.Added, status.Changed, status.Removed));
        var mug = await host.Neighbours.Events<ProductChanged>().FirstAsync(p => p is { ExternalId: "mug", Version: 2 });
        Assert.Equal(("Big mug", 12.5m, "USD", true), (mug.Name[""], mug.Price, mug.Currency, mug.Visible));
        Assert.False((await host.Neighbours.Events<ProductChanged>().FirstAsync(p => p is { ExternalId: "pen", Version: 2 })).Visible);
        Assert.True((await host.Neighbours.Events<ProductChanged>().FirstAsync(p => p.ExternalId == "key")).Visible);

        await host.SyncAsync();
        var after = await VersionsAsync();
        Assert.Equal((2, 2, 1), (after["mug"], after["pen"], after["key"]));
        Assert.Equal(before.Count + 1, after.Count);
    }

    [Fact]
    public async Task Half_a_sync_changes_nothing_that_it_did_not_see()
    {
        var all = host.ErpProducts.ToList();
        host.ErpProducts.AddRange(Enumerable.Range(0, 250).Select(i => CatalogHost.Product($"x{i}", $"X {i}", 1m)));
        await host.SyncAsync();
        var answer = host.Neighbours.Answer;
        host.Neighbours.Answer = (operation, fields) => (int?)fields["page"] == 2 ? Task.FromResult(Neighbours.Away(operation)) : answer(operation, fields);
        host.ErpProducts[10]["price"] = 2m;

        var status = await host.SyncAsync();

        host.Neighbours.Answer = answer;
        Assert.Equal((SyncState.Failed, 1, 0, "LIST_PRODUCTS: nobody answers"), (status.State, status.Changed, status.Removed, status.Problem));
        Assert.Equal(0, await host.WithAsync(db => db.Products.CountAsync(p => p.Removed && EF.Functions.Like(p.ExternalId, "x%"))));

        // And the next one that works finds the rest gone.
        host.ErpProducts.Clear();
        host.ErpProducts.AddRange(all);
        Assert.Equal(250, (await host.SyncAsync()).Removed);
    }

    /// <summary>Whether it gives fewer than it is asked for and says so, or refuses to be asked for so many.</summary>
    [Theory]
    [InlineData(100, "total")]
    [InlineData(100, "has_more")]
    [InlineData(64, "total")]
    [InlineData(100, "refuses")]
    [InlineData(49, "refuses")]
    public async Task A_list_is_read_whole_from_an_ERP_that_gives_fewer_at_a_time(int most, string how)
    {
        var all = host.ErpProducts.ToList();
        all.AddRange(Enumerable.Range(0, 250).Select(i => CatalogHost.Product($"{how}{most}-{i}", $"Y {i}", 1m)));
        var answer = host.Neighbours.Answer;
        host.Neighbours.Answer = (operation, fields) =>
        {
            var (page, limit) = ((int)fields["page"]!, (int)fields["limit"]!);
            var items = all.Skip((page - 1) * Math.Min(limit, most)).Take(Math.Min(limit, most)).ToList();
            return Task.FromResult(how switch
            {
                "total" => Neighbours.Ok(operation, new { items, total = all.Count }),
                "has_more" => Neighbours.Ok(operation, new { items, has_more = page * most < all.Count }),
                _ when limit > most => Neighbours.Answered(operation, ErpOutcome.Rejected) with { Problem = $"LIST_PRODUCTS: limit: at most {most}" },
                _ => Neighbours.Ok(operation, new { items }),
            });
        };

        var status = await host.SyncAsync();

        host.Neighbours.Answer = answer;
        Assert.Equal((SyncState.Idle, 250, null), (status.State, status.Added, status.Problem));
        Assert.Equal(250, (await host.SyncAsync()).Removed);
    }

    [Fact]
    public async Task A_list_that_is_refused_whatever_is_asked_for_fails_in_the_ERPs_words()
    {
        var answer = host.Neighbours.Answer;
        host.Neighbours.Answer = (operation, _) => Task.FromResult(Neighbours.Answered(operation, ErpOutcome.Rejected) with { Problem = "LIST_PRODUCTS: The shop is closed." });

        var status = await host.SyncAsync();

        host.Neighbours.Answer = answer;
        Assert.Equal((SyncState.Failed, 0, "LIST_PRODUCTS: The shop is closed."), (status.State, status.Removed, status.Problem));
    }

    [Fact]
    public async Task A_list_that_goes_on_for_ever_without_anything_in_it_fails_the_sync()
    {
        var answer = host.Neighbours.Answer;
        host.Neighbours.Answer = (operation, fields) => (int?)fields["page"] > 1
            ? Task.FromResult(Neighbours.Ok(operation, new { items = Array.Empty<object>(), has_more = true }))
            : Task.FromResult(Neighbours.Ok(operation, new { items = host.ErpProducts, has_more = true }));

        var status = await host.SyncAsync();

        host.Neighbours.Answer = answer;
        Assert.Equal((SyncState.Failed, 0, "LIST_PRODUCTS: page 2 is empty, and has_more says that there are more"), (status.State, status.Removed, status.Problem));
    }

    [Fact]
    public async Task A_mistyped_field_fails_the_sync_by_operation_and_path()
    {
        host.ErpProducts.Add(CatalogHost.Product("odd", "Odd", 1m));
        host.ErpProducts[^1]["currency"] = 7;

        var status = await host.SyncAsync();

        host.ErpProducts.RemoveAt(host.ErpProducts.Count - 1);
        Assert.Equal($"LIST_PRODUCTS: $.items[{host.ErpProducts.Count}].currency: expected an ISO 4217 code, came 7", status.Problem);
    }

    [Fact]
    public async Task A_hidden_product_is_told_at_once_and_another_rebuild_reads_it_so()
    {
        var cap = await host.IdOfAsync("cap");
        using var sales = host.Http("Sales");

        var row = await (await sales.PutAsJsonAsync($"/products/{cap}/visibility", new { visible = false })).Content.ReadFromJsonAsync<ProductRow>();

        Assert.False(row!.Visible);
        Assert.False((await host.Neighbours.Events<ProductChanged>().FirstAsync(p => p.ProductId == cap && p.Version == row.Version)).Visible);
        using var service = host.Http("service");
        var page = await service.GetFromJsonAsync<ProductChanges>("/internal/products?limit=1000");
        Assert.False(page!.Items.Single(p => p.ProductId == cap).Visible);
    }

    [Fact]
    public async Task Visibility_is_for_those_who_decide_and_says_what_it_wants()
    {
        var mug = await host.IdOfAsync("mug");
        using var viewer = host.Http("Viewer");
        using var sales = host.Http("Sales");

        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.PutAsJsonAsync($"/products/{mug}/visibility", new { visible = false })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await sales.PutAsJsonAsync($"/products/{Guid.NewGuid()}/visibility", new { visible = false })).StatusCode);
        var refused = await sales.PutAsJsonAsync($"/products/{mug}/visibility", new { });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Visible", await refused.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_console_lists_in_the_ERPs_order_by_pages_and_finds_by_name()
    {
        using var viewer = host.Http("Viewer");
        var all = await viewer.GetFromJsonAsync<ProductPage>("/products");

        var first = await viewer.GetFromJsonAsync<ProductPage>("/products?limit=1");
        var second = await viewer.GetFromJsonAsync<ProductPage>($"/products?limit=1&after={first!.Next}");
        var found = await viewer.GetFromJsonAsync<ProductPage>("/products?search=MUG");

        Assert.Equal([all!.Items[0].Id, all.Items[1].Id], [first.Items.Single().Id, second!.Items.Single().Id]);
        Assert.Equal(("mug", 1, all.Total), (found!.Items.Single().ExternalId, found.Total, first.Total));
    }

    Task<Dictionary<string, long>> VersionsAsync() => host.WithAsync(db => db.Products.ToDictionaryAsync(p => p.ExternalId, p => p.Version));
}
