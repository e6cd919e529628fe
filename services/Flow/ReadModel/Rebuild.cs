using System.Net.Http.Json;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Hr;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.ReadModel;

/// <summary>
/// Reads all from the owners when nothing is here: at the first start, or after Flow's database was lost. From then on events are enough. An event that
/// comes meanwhile is newer or the same, and versions settle it. Where events were lost, all of it is read once more.
/// </summary>
sealed partial class Rebuild(IServiceScopeFactory scopes, IHttpClientFactory http, TimeProvider clock, ILogger<Rebuild> logger)
    : BackgroundService, IReconciliation
{
    const int PageSize = 200;

    sealed record Copy(string Of, Func<FlowDbContext, CancellationToken, Task<bool>> IsThere, Func<FlowDbContext, CancellationToken, Task<Reconciled>> ReadAsync);

    Copy[] Copies =>
    [
        new("products", (db, ct) => db.Products.AnyAsync(ct), (db, ct) => ReadAsync<ProductChanged>(db, "catalog", "products", Product.StoreAsync, ct)),
        new("jobs", (db, ct) => db.Jobs.AnyAsync(ct), (db, ct) => ReadAsync<JobChanged>(db, "hr", "jobs", Job.StoreAsync, ct)),
        new("orders", (db, ct) => db.Orders.AnyAsync(ct), (db, ct) => ReadAsync<OrderStatusChanged>(db, "catalog", "orders", Order.StoreAsync, ct)),
        new("applications", (db, ct) => db.Applications.AnyAsync(ct), (db, ct) => ReadAsync<ApplicationChanged>(db, "hr", "applications", Application.StoreAsync, ct)),
    ];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Copies.Select(copy => UntilDoneAsync(copy, stoppingToken)));

    public async Task<IReadOnlyList<Reconciled>> RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FlowDbContext>();
        var found = new List<Reconciled>();
        foreach (var copy in Copies)
        {
            found.Add(await copy.ReadAsync(db, ct));
        }

        return found;
    }

    async Task UntilDoneAsync(Copy copy, CancellationToken ct)
    {
        for (var pause = TimeSpan.FromSeconds(1); !ct.IsCancellationRequested; pause = TimeSpan.FromSeconds(Math.Min(30, pause.TotalSeconds * 2)))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<FlowDbContext>();
                if (!await copy.IsThere(db, ct))
                {
                    var read = await copy.ReadAsync(db, ct);
                    LogRead(copy.Of, read.Missing);
                }

                return;
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                LogWaits(e, copy.Of, pause);
                await Task.Delay(pause, clock, ct);
            }
        }
    }

    async Task<Reconciled> ReadAsync<T>(FlowDbContext db, string owner, string path, Func<FlowDbContext, T, CancellationToken, Task<int>> store, CancellationToken ct)
    {
        var client = http.CreateClient(owner);
        var (read, newer) = (0L, 0L);
        string? after = null;
        do
        {
            var page = await client.GetFromJsonAsync<RebuildPage<T>>($"/internal/{path}?limit={PageSize}{after}", BridgeJson.Options, ct)
                ?? throw new HttpRequestException($"{owner} answered null.");
            foreach (var item in page.Items)
            {
                newer += await store(db, item, ct);
            }

            read += page.Items.Count;
            after = page.Next is null ? null : $"&after={Uri.EscapeDataString(page.Next)}";
        }
        while (after is not null);
        return new Reconciled($"{path} that the bot did not know as they are", read, newer);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Read {Count} {What} from their owner")]
    partial void LogRead(string what, long count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The owner of the {What} does not answer; asked again in {Pause}")]
    partial void LogWaits(Exception e, string what, TimeSpan pause);
}

sealed record RebuildPage<T>(IReadOnlyList<T> Items, string? Next);
