using System.Net.Http.Json;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Hr;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.ReadModel;

/// <summary>
/// Reads all from the owners when nothing is here: at the first start, or after Flow's database was lost. From then on events are enough. An event that
/// comes meanwhile is newer or the same, and versions settle it.
/// </summary>
sealed partial class Rebuild(IServiceScopeFactory scopes, IHttpClientFactory http, TimeProvider clock, ILogger<Rebuild> logger) : BackgroundService
{
    const int PageSize = 200;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        UntilDoneAsync("products", (db, ct) => db.Products.AnyAsync(ct), (db, ct) => ReadAsync<ProductChanged>(db, "catalog", "products", Product.StoreAsync, ct), stoppingToken),
        UntilDoneAsync("jobs", (db, ct) => db.Jobs.AnyAsync(ct), (db, ct) => ReadAsync<JobChanged>(db, "hr", "jobs", Job.StoreAsync, ct), stoppingToken),
        UntilDoneAsync(
            "orders", (db, ct) => db.Orders.AnyAsync(ct), (db, ct) => ReadAsync<OrderStatusChanged>(db, "catalog", "orders", Order.StoreAsync, ct), stoppingToken),
        UntilDoneAsync(
            "applications", (db, ct) => db.Applications.AnyAsync(ct),
            (db, ct) => ReadAsync<ApplicationChanged>(db, "hr", "applications", Application.StoreAsync, ct), stoppingToken));

    async Task UntilDoneAsync(
        string what, Func<FlowDbContext, CancellationToken, Task<bool>> filled, Func<FlowDbContext, CancellationToken, Task<int>> read, CancellationToken ct)
    {
        for (var pause = TimeSpan.FromSeconds(1); !ct.IsCancellationRequested; pause = TimeSpan.FromSeconds(Math.Min(30, pause.TotalSeconds * 2)))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<FlowDbContext>();
                if (!await filled(db, ct))
                {
                    var count = await read(db, ct);
                    LogRead(what, count);
                }

                return;
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                LogWaits(e, what, pause);
                await Task.Delay(pause, clock, ct);
            }
        }
    }

    async Task<int> ReadAsync<T>(FlowDbContext db, string owner, string path, Func<FlowDbContext, T, CancellationToken, Task<int>> store, CancellationToken ct)
    {
        var client = http.CreateClient(owner);
        var count = 0;
        string? after = null;
        do
        {
            var page = await client.GetFromJsonAsync<RebuildPage<T>>($"/internal/{path}?limit={PageSize}{after}", BridgeJson.Options, ct)
                ?? throw new HttpRequestException($"{owner} answered null.");
            foreach (var item in page.Items)
            {
                count += await store(db, item, ct);
            }

            after = page.Next is null ? null : $"&after={Uri.EscapeDataString(page.Next)}";
        }
        while (after is not null);
        return count;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Read {Count} {What} from their owner")]
    partial void LogRead(string what, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The owner of the {What} does not answer; asked again in {Pause}")]
    partial void LogWaits(Exception e, string what, TimeSpan pause);
}

sealed record RebuildPage<T>(IReadOnlyList<T> Items, string? Next);
