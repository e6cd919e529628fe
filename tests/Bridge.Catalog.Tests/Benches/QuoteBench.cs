using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Bridge.Catalog.Tests.Drills;
using Bridge.Catalog.Tests.Orders;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Flow;
using Bridge.Testing;

namespace Bridge.Catalog.Tests.Benches;

/// <summary>
/// How long a price takes from the question on the bus to the answer on it, with an ERP that takes 300 ms. <c>./bridge bench quotes</c> runs it. Orders are
/// placed and asked after all the while, so that it shows too whether anybody starves.
/// </summary>
[Trait("kind", "bench")]
public sealed class QuoteBench(ITestOutputHelper output)
{
    const int Rate = 100;
    const int Burst = 200;
    const int ErpLatencyMs = 300;
    static readonly int Seconds = int.Parse(Environment.GetEnvironmentVariable("BENCH_SECONDS") ?? "60", CultureInfo.InvariantCulture);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact(Explicit = true)]
    public async Task Prices_at_a_hundred_a_second_and_two_hundred_at_once()
    {
        await using var stage = new DrillStage();
        await stage.StartAsync("Keys", ("ReferenceErp__LatencyMs", $"{ErpLatencyMs}"), ("Pricing__AtOnce", $"{Burst}"));
        var products = await stage.ProductsAsync();
        await OpenLoopAsync(stage, products, rate: 50, TimeSpan.FromSeconds(10));
        output.WriteLine($"processor time       {await CostAsync(stage, products)}");

        using var over = new CancellationTokenSource();
        var calm = await BesideAsync(stage, products, over.Token, TimeSpan.FromSeconds(10));
        var beside = BesideAsync(stage, products, over.Token);
        var quotes = await OpenLoopAsync(stage, products, Rate, TimeSpan.FromSeconds(Seconds));
        await over.CancelAsync();
        var (orders, statuses) = await beside;

        output.WriteLine($"quotes               {Rate}/s for {Seconds} s, ERP {ErpLatencyMs} ms: {Percentiles.Of(quotes)}");
        output.WriteLine($"orders meanwhile     {Percentiles.Of(orders)}");
        output.WriteLine($"orders alone         {Percentiles.Of(calm.Orders)}");
        output.WriteLine($"statuses meanwhile   {Percentiles.Of(statuses)}");
        output.WriteLine($"statuses alone       {Percentiles.Of(calm.Statuses)}");

        await stage.LimitReadsAsync(Burst);
        await OpenLoopAsync(stage, products, rate: 20, TimeSpan.FromSeconds(2));
        var started = Stopwatch.GetTimestamp();
        var burst = await Task.WhenAll(Enumerable.Range(0, Burst).Select(i => QuoteAsync(stage, products[i % products.Count], started)));

        output.WriteLine($"a burst of {Burst}       {Percentiles.Of(burst)}");
    }

    /// <summary>Of one quote, once everything is warm; what the processes do anyway is in it.</summary>
    static async Task<string> CostAsync(DrillStage stage, List<Guid> products)
    {
        (string Name, ServiceProcess Process)[] parts = [("Catalog", stage.Catalog), ("ErpConnector", stage.Connector), ("the reference ERP", stage.ReferenceErp)];
        var before = parts.Select(p => p.Process.Processor()).ToList();
        var quotes = await OpenLoopAsync(stage, products, rate: 100, TimeSpan.FromSeconds(20));
        return string.Join(", ", parts.Select((p, i) => string.Create(CultureInfo.InvariantCulture, $"{p.Name} {(p.Process.Processor() - before[i]).TotalMilliseconds / quotes.Count:0.00} ms a quote")));
    }

    /// <summary>Each is due when its time has come, whatever became of those before it; its lateness counts.</summary>
    static async Task<IReadOnlyList<TimeSpan>> OpenLoopAsync(DrillStage stage, List<Guid> products, int rate, TimeSpan time)
    {
        var asked = new List<Task<TimeSpan>>();
        var started = Stopwatch.GetTimestamp();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        for (var total = (int)(rate * time.TotalSeconds); asked.Count < total; await tick.WaitForNextTickAsync())
        {
            while (asked.Count < total && Stopwatch.GetElapsedTime(started).TotalSeconds * rate >= asked.Count)
            {
                var due = started + asked.Count * Stopwatch.Frequency / rate;
                asked.Add(QuoteAsync(stage, products[asked.Count % products.Count], due));
            }
        }

        return await Task.WhenAll(asked);
    }

    static async Task<TimeSpan> QuoteAsync(DrillStage stage, Guid product, long due)
    {
        var ask = new QuotePrice { Effect = CatalogHost.Effect(), DraftId = Guid.CreateVersion7(), Revision = 1, Lines = [new DraftLine(product, 2)] };
        var quoted = await stage.QuoteAsync(ask, Patience);
        var took = Stopwatch.GetElapsedTime(due);
        Assert.Equal((EffectOutcome.Ok, null), (quoted?.Outcome, quoted?.Problem));
        return took;
    }

    /// <summary>One after the other: an order is placed, then asked after.</summary>
    static async Task<(IReadOnlyCollection<TimeSpan> Orders, IReadOnlyCollection<TimeSpan> Statuses)> BesideAsync(
        DrillStage stage, List<Guid> products, CancellationToken over, TimeSpan? longest = null)
    {
        var (orders, statuses) = (new ConcurrentBag<TimeSpan>(), new ConcurrentBag<TimeSpan>());
        var begun = Stopwatch.GetTimestamp();
        for (var i = 0; !over.IsCancellationRequested && (longest is null || Stopwatch.GetElapsedTime(begun) < longest); i++)
        {
            var started = Stopwatch.GetTimestamp();
            var product = products[i % products.Count];
            var placed = await stage.PlaceAsync(OrderTests.Draft(product) with { Lines = [new DraftLine(product, 2)] }, Patience);
            orders.Add(Stopwatch.GetElapsedTime(started));
            Assert.Contains(placed?.Outcome, new EffectOutcome?[] { EffectOutcome.Ok, EffectOutcome.TotalDiffers });

            started = Stopwatch.GetTimestamp();
            var status = await stage.StatusAsync(new AskOrderStatus(CatalogHost.Effect(), placed!.OrderId!.Value), Patience);
            statuses.Add(Stopwatch.GetElapsedTime(started));
            Assert.Equal(EffectOutcome.Ok, status?.Outcome);
        }

        return (orders, statuses);
    }
}
