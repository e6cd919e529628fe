using System.Globalization;
using Bridge.Catalog.Tests.Drills;
using Bridge.Testing;
using Npgsql;

namespace Bridge.Catalog.Tests.Benches;

/// <summary>
/// Ten thousand products, from the reference ERP by way of ErpConnector, each a process of its own: how long, how much memory, and that a second sync of the
/// same list says nothing to anybody. <c>./bridge bench sync</c> runs it.
/// </summary>
[Trait("kind", "bench")]
public sealed class SyncBench(ITestOutputHelper output)
{
    const int Products = 10_000;

    [Fact(Explicit = true)]
    public async Task Ten_thousand_products_and_once_more()
    {
        await using var stage = new DrillStage();
        await stage.StartAsync("Keys");
        await Eventually.TrueAsync(() => PicturesAreThereAsync(stage), "the pictures of the shop are fetched");
        stage.ReferenceErp.Set("ReferenceErp__Products", $"{Products}");
        stage.ReferenceErp.Kill();
        stage.ReferenceErp.Start();
        var told = stage.ProductsTold;

        var first = await SyncAsync(stage);
        await Eventually.TrueAsync(() => Task.FromResult(stage.ProductsTold - told >= Products - 24), "all are told of");
        told = stage.ProductsTold;
        var second = await SyncAsync(stage);

        output.WriteLine($"first sync           {first}");
        output.WriteLine($"second sync          {second}");
        Assert.Equal((Products - 24, 0, 0), (first.Added, first.Changed, first.Removed));
        Assert.Equal((0, 0, 0), (second.Added, second.Changed, second.Removed));
        Assert.Equal(0, await DrillStage.CountAsync(stage.CatalogDatabase, "SELECT count(*) FROM outbox"));
        Assert.Equal(told, stage.ProductsTold);
    }

    static async Task<Synced> SyncAsync(DrillStage stage)
    {
        var services = new[] { stage.Catalog, stage.Connector };
        var before = services.Select(s => s.Memory().Now).ToList();
        Array.ForEach(services, s => s.ForgetPeak());
        await DrillStage.ReadAsync(stage.CatalogDatabase, "UPDATE sync_run SET due_at = now(), finished_at = NULL RETURNING id", r => r.GetInt32(0));
        // A sync that met the ERP while it started anew is made again by itself.
        await Eventually.TrueAsync(
            async () => await DrillStage.CountAsync(stage.CatalogDatabase, "SELECT count(*) FROM sync_run WHERE state = 'Idle' AND finished_at IS NOT NULL") == 1, "the sync ends");
        var rows = await DrillStage.ReadAsync(stage.CatalogDatabase, "SELECT extract(epoch FROM finished_at - started_at)::float8, added, changed, removed FROM sync_run", Read);
        var extra = services.Select((s, i) => (s.Memory().Peak - before[i]) / 1048576).ToList();
        return rows[0] with { CatalogMiB = extra[0], ConnectorMiB = extra[1] };
    }

    static Synced Read(NpgsqlDataReader r) => new(r.GetDouble(0), r.GetInt32(1), r.GetInt32(2), r.GetInt32(3));

    static async Task<bool> PicturesAreThereAsync(DrillStage stage) =>
        await DrillStage.CountAsync(stage.CatalogDatabase, "SELECT count(*) FROM product WHERE image_url IS DISTINCT FROM fetched_url") == 0;

    sealed record Synced(double Seconds, int Added, int Changed, int Removed, long CatalogMiB = 0, long ConnectorMiB = 0)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"{Seconds:0.0} s; {Added} added, {Changed} changed, {Removed} removed; memory at its peak: Catalog +{CatalogMiB} MiB, ErpConnector +{ConnectorMiB} MiB");
    }
}
