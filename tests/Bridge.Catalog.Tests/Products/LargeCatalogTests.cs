using System.Diagnostics;
using System.Globalization;
using Bridge.Contracts.Catalog;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Tests.Products;

/// <summary>Ten thousand products: how long they take, and that a second sync of the same list says nothing to anybody.</summary>
[Trait("kind", "bench")]
public sealed class LargeCatalogTests(CatalogHost host, ITestOutputHelper output) : IClassFixture<CatalogHost>
{
    const int Products = 10_000;

    [Fact(Explicit = true)]
    public async Task Ten_thousand_products_are_synced_and_a_second_time_nobody_is_told()
    {
        host.ErpProducts.AddRange(Enumerable.Range(0, Products - host.ErpProducts.Count).Select(i => CatalogHost.Product($"x-{i}", $"Product {i}", i)));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = before;
        using var watching = new Timer(_ => peak = Math.Max(peak, GC.GetTotalMemory(false)), null, 0, 50);
        var started = Stopwatch.StartNew();
        var first = await host.SyncAsync();
        var took = started.Elapsed;
        var events = await host.Neighbours.Events<ProductChanged>().AtLeastAsync(Products);
        var told = started.Elapsed;
        started.Restart();
        var second = await host.SyncAsync();

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"first sync {took.TotalSeconds:0.0} s (all events heard after {told.TotalSeconds:0.0} s), second {started.Elapsed.TotalSeconds:0.0} s, managed memory +{(peak - before) / 1048576.0:0} MiB at its peak, test included"));
        Assert.Equal((Products - 3, 0, 0), (first.Added, first.Changed, first.Removed));
        Assert.Equal((0, 0, 0), (second.Added, second.Changed, second.Removed));
        Assert.Equal(0, await host.WithAsync(db => db.Set<OutboxRow>().CountAsync()));
        Assert.Equal(Products, events.Count);
        Assert.Equal(Products, host.Neighbours.Events<ProductChanged>().All.Count);
    }
}
