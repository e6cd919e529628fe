using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Flow;
using Bridge.ServiceDefaults;
using Bridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Tests;

/// <summary>Catalog on real servers, with an ERP of a few products behind a connector that the tests hold in hand.</summary>
public sealed class CatalogHost : IAsyncLifetime
{
    readonly InfrastructureFixture _infrastructure = new();
    readonly string _images = Directory.CreateTempSubdirectory("bridge-images-").FullName;
    ServiceUnderTest<Program> _catalog = null!;

    public Neighbours Neighbours { get; } = new();

    /// <summary>What the operator has set; before it starts.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>The ERP's list; change it, then <see cref="SyncAsync"/>.</summary>
    public List<JsonObject> ErpProducts { get; } = [Product("mug", "Mug", 12.5m), Product("pen", "Pen", 0.99m), Product("cap", "Cap", null)];

    /// <summary>The ERP's price of a product at a quantity.</summary>
    public Func<string, int, ErpAnswered> Price { get; set; } = (id, _) => Neighbours.Ok("GET_PRICE", new { unit_price = id == "mug" ? 12.5m : 0.99m, currency = "USD" });

    public async ValueTask InitializeAsync()
    {
        await _infrastructure.InitializeAsync();
        var database = await _infrastructure.CreateDatabaseAsync("catalog", source => Migrated.ByAsync<CatalogDbContext>(source, options => new(options)));
        var broker = await _infrastructure.CreateVirtualHostAsync();
        Neighbours.Answer = (operation, fields) => Task.FromResult(operation switch
        {
            "LIST_PRODUCTS" => List(fields),
            "GET_PRICE" => Price((string)fields["external_product_id"]!, (int)fields["qty"]!),
            _ => Neighbours.Away(operation),
        });
        await Neighbours.StartAsync(broker, to => to
            .To<PriceQuoted>("flow-price-quoted")
            .To<OrderAnswered>("flow-order-answered")
            .To<OrderStatusAnswered>("flow-order-status-answered")
            .To<OrderOffered>("flow-order-offered")
            .ToEvent<ProductChanged>()
            .ToEvent<OrderStatusChanged>());
        _catalog = new ServiceUnderTest<Program>(
        [
            new("ConnectionStrings:catalog", database), new("ConnectionStrings:rabbitmq", broker), new("Images:Path", _images), .. Neighbours.Settings, .. Settings,
        ]);
        await SyncedAsync(0);
    }

    public IServiceProvider Services => _catalog.Services;

    public HttpClient Http(params string[] roles)
    {
        var http = _catalog.CreateClient();
        http.DefaultRequestHeaders.Authorization = roles is ["service"] ? Neighbours.AsService("catalog") : Neighbours.AsUser("catalog", roles);
        return http;
    }

    internal Task<T> WithAsync<T>(Func<CatalogDbContext, Task<T>> work) => _catalog.WithAsync(work);

    public Task<Guid> IdOfAsync(string externalId) => WithAsync(db => db.Products.Where(p => p.ExternalId == externalId).Select(p => p.Id).SingleAsync());

    /// <summary>A sync from the console, to its end.</summary>
    public async Task<SyncStatus> SyncAsync()
    {
        var before = await WithAsync(db => db.SyncRuns.Select(r => r.FinishedAt).SingleAsync());
        using var http = Http("Admin");
        (await http.PostAsync("/sync", null)).EnsureSuccessStatusCode();
        return await SyncedAsync(before?.Ticks ?? 0);
    }

    public async ValueTask DisposeAsync()
    {
        await _catalog.DisposeAsync();
        await Neighbours.DisposeAsync();
        await _infrastructure.DisposeAsync();
        Directory.Delete(_images, recursive: true);
    }

    public static JsonObject Product(string id, string name, decimal? price) =>
        new() { ["id"] = id, ["name"] = name, ["price"] = price, ["currency"] = "USD", ["active"] = true };

    public static EffectRef Effect() => new(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7().ToString("N"));

    async Task<SyncStatus> SyncedAsync(long after)
    {
        SyncStatus? status = null;
        using var http = Http("Viewer");
        await Eventually.TrueAsync(async () =>
        {
            status = await http.GetFromJsonAsync<SyncStatus>("/sync");
            return status is { State: not SyncState.Running, FinishedAt: { } at } && at.Ticks > after;
        }, "the sync ends");
        return status!;
    }

    ErpAnswered List(JsonObject fields)
    {
        var (page, limit) = ((int)fields["page"]!, (int)fields["limit"]!);
        return Neighbours.Ok("LIST_PRODUCTS", new { items = ErpProducts.Skip((page - 1) * limit).Take(limit) });
    }
}
