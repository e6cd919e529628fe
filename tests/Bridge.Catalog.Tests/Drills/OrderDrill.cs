using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Catalog.Tests.Orders;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Flow;
using Bridge.Testing;

namespace Bridge.Catalog.Tests.Drills;

/// <summary>
/// A thousand orders through an ERP that fails one call in five in every way that passes by itself, while Catalog and ErpConnector are killed every few
/// seconds. <c>./bridge drill</c> runs it; DRILL_ORDERS says how many.
/// </summary>
[Trait("kind", "drill")]
public sealed class OrderDrill(ITestOutputHelper output)
{
    const int OneIn = 5;
    const int Customers = 24;
    static readonly int Orders = int.Parse(Environment.GetEnvironmentVariable("DRILL_ORDERS") ?? "1000", CultureInfo.InvariantCulture);
    static readonly TimeSpan Session = TimeSpan.FromSeconds(20);
    static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(40);

    [Theory(Explicit = true)]
    [InlineData("Keys")]
    [InlineData("Lookup")]
    [InlineData("Neither")]
    public async Task Every_order_is_in_the_ERP_once_whatever_breaks(string idempotency)
    {
        await using var stage = new DrillStage();
        await stage.StartAsync(idempotency);
        var products = await stage.ProductsAsync();
        (await stage.Erp.PostAsJsonAsync("faults/mischief", new { one_in = OneIn, seed = 7 })).EnsureSuccessStatusCode();
        var started = Stopwatch.StartNew();
        using var over = new CancellationTokenSource(Longest);
        using var calm = new CancellationTokenSource();
        var kills = KillAsync(stage, calm.Token);

        var left = Orders;
        await Task.WhenAll(Enumerable.Range(0, Customers).Select(async customer =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await OrderAsync(stage, products[customer % products.Count], customer, over.Token);
            }
        }));
        await calm.CancelAsync();
        var killed = await kills;
        (await stage.Erp.DeleteAsync("faults")).EnsureSuccessStatusCode();
        await Eventually.TrueAsync(async () => await DrillStage.CountAsync(stage.CatalogDatabase, "SELECT count(*) FROM orders WHERE pending_key IS NOT NULL OR resume_at IS NOT NULL") == 0, "nothing is under way");

        await JudgeAsync(stage, idempotency, killed, started.Elapsed);
    }

    /// <summary>As a session and its customer do it: asked again while the answer is "try again" or none; another total is agreed to; after Unknown nothing follows.</summary>
    static async Task OrderAsync(DrillStage stage, Guid product, int customer, CancellationToken ct)
    {
        var order = OrderTests.Draft(product) with { Phone = $"+97798{customer:D8}", Lines = [new DraftLine(product, 2)] };
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            order = order with { Effect = CatalogHost.Effect() };
            switch (await stage.PlaceAsync(order, Session))
            {
                case { Outcome: EffectOutcome.TotalDiffers, ErpTotal: { } total }:
                    order = order with { AgreedRevision = order.AgreedRevision + 1, Agreed = order.Agreed with { Total = total } };
                    break;
                case { Outcome: EffectOutcome.Ok or EffectOutcome.Unknown }:
                    return;
                case { Outcome: EffectOutcome.Rejected, Problem: var problem }:
                    throw new InvalidOperationException($"Rejected: {problem}");
            }
        }
    }

    static async Task<int> KillAsync(DrillStage stage, CancellationToken calm)
    {
        var killed = 0;
        try
        {
            while (true)
            {
                // From when the last one works again: a process that is killed while it starts has had nothing in hand.
                using (var timer = new PeriodicTimer(BetweenKills))
                {
                    await timer.WaitForNextTickAsync(calm);
                }

                var victim = killed++ % 2 == 0 ? stage.Catalog : stage.Connector;
                victim.Kill();
                victim.Start();
                await victim.ReadyAsync(calm);
            }
        }
        catch (OperationCanceledException) when (calm.IsCancellationRequested)
        {
            // The last order has been answered.
        }

        return killed;
    }

    async Task JudgeAsync(DrillStage stage, string idempotency, int killed, TimeSpan took)
    {
        var books = (await stage.BooksAsync()).GetProperty("orders").EnumerateArray().ToList();
        var twice = books.GroupBy(o => o.GetProperty("client_reference").GetString()).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
        var states = await DrillStage.ReadAsync(stage.CatalogDatabase,
            "SELECT number, state, stuck, coalesce(erp_total, (agreed ->> 'total')::numeric), draft_id, external_order_id FROM orders",
            r => (Reference: $"B-{r.GetInt64(0)}", State: r.GetString(1), Stuck: r.IsDBNull(2) ? null : r.GetString(2), Total: r.GetDecimal(3), Draft: r.GetGuid(4)));
        // Each write that nobody knows the end of has a call behind it whose end was open, unreadable, or cut off by a kill.
        var unexplained = await DrillStage.CountAsync(stage.ConnectorDatabase, """
            SELECT count(*) FROM intent i WHERE outcome = 'Unknown' AND problem NOT LIKE '%interrupted%'
            AND NOT EXISTS (SELECT FROM call c WHERE c.key = i.key AND c.outcome IN ('Open', 'Violation'))
            """);
        var met = await stage.Erp.GetFromJsonAsync<JsonElement>("faults/met");
        var byState = string.Join(", ", states.GroupBy(s => s.Stuck is null ? s.State : $"{s.State} ({s.Stuck})").OrderBy(g => g.Key).Select(g => $"{g.Count()} {g.Key}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{idempotency}: {states.Count} orders in {took.TotalSeconds:0} s, {killed} kills, {met.EnumerateObject().Sum(m => m.Value.GetInt32())} faults met: {byState}; in the ERP {books.Count}, twice {twice.Count}"));
        output.WriteLine(string.Join(", ", met.EnumerateObject().OrderBy(m => m.Name).Select(m => $"{m.Name} {m.Value}")));

        Assert.Equal(Orders, states.Count);
        Assert.Empty(twice);
        Assert.Equal(0, unexplained);
        var confirmed = states.Where(s => s.State == "Confirmed").ToDictionary(s => s.Reference, s => s.Total);
        var inErp = books.Where(o => o.GetProperty("status").GetString() == "Confirmed").ToDictionary(o => o.GetProperty("client_reference").GetString()!, o => o.GetProperty("total").GetDecimal());
        Assert.All(confirmed, order => Assert.Equal(order.Value, inErp[order.Key]));
        if (idempotency != "Neither")
        {
            Assert.Equal(Orders, confirmed.Count);
            Assert.Equal(confirmed.Values.Sum(), inErp.Values.Sum());
        }
    }
}
