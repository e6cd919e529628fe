using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Flow;
using Bridge.ServiceDefaults;
using Bridge.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Bridge.Catalog.Tests.Drills;

/// <summary>Catalog, ErpConnector and the reference ERP as processes, on real servers; the test is the sessions that order.</summary>
internal sealed class DrillStage : IAsyncDisposable
{
    readonly InfrastructureFixture _infrastructure = new();
    readonly string _folder = Directory.CreateTempSubdirectory("bridge-drill-").FullName;
    readonly ConcurrentDictionary<string, TaskCompletionSource<object>> _waiting = new();
    readonly List<ServiceProcess> _processes = [];
    IBusControl _bus = null!;
    int _productsTold;

    public string CatalogDatabase { get; private set; } = "";
    public string ConnectorDatabase { get; private set; } = "";
    public ServiceProcess Catalog { get; private set; } = null!;
    public ServiceProcess Connector { get; private set; } = null!;
    public ServiceProcess ReferenceErp { get; private set; } = null!;
    public HttpClient Erp { get; private set; } = null!;

    /// <summary>Where every <see cref="ProductChanged"/> is counted.</summary>
    public int ProductsTold => _productsTold;

    public async Task StartAsync(string idempotency, params (string Name, string Value)[] settings)
    {
        await _infrastructure.InitializeAsync();
        (CatalogDatabase, ConnectorDatabase) = (await _infrastructure.CreateDatabaseAsync(), await _infrastructure.CreateDatabaseAsync());
        var broker = await _infrastructure.CreateVirtualHostAsync();

        var erp = ReferenceErp = Process("ReferenceErp", new()
        {
            ["ReferenceErp__DataPath"] = _folder, ["ReferenceErp__Idempotency"] = idempotency, ["ReferenceErp__Auth"] = "Token", ["ReferenceErp__Secret"] = "s3cret",
        });
        Erp = new HttpClient { BaseAddress = erp.Address };
        Connector = Process("Bridge.ErpConnector", new()
        {
            ["ConnectionStrings__erp-connector"] = ConnectorDatabase, ["ConnectionStrings__rabbitmq"] = broker, ["BRIDGE_DATA"] = _folder,
            ["Erp__BaseUrl"] = erp.Address.ToString(), ["Erp__AllowedNetworks"] = $"127.0.0.1:{erp.Port}", ["Erp__Idempotency"] = idempotency,
            ["Erp__Auth__Kind"] = "Token", ["Erp__Auth__User"] = "bridge", ["Erp__Auth__Secret"] = "s3cret", ["Erp__GiveUpAfter"] = "00:10:00",
        });
        Catalog = Process("Bridge.Catalog", new()
        {
            ["ConnectionStrings__catalog"] = CatalogDatabase, ["ConnectionStrings__rabbitmq"] = broker, ["BRIDGE_DATA"] = _folder,
            ["services__erp-connector__http__0"] = Connector.Address.ToString(),
        });
        Connector.Set("ServiceIdentity__Trusted__catalog", Catalog.Address.ToString());
        foreach (var (name, value) in settings)
        {
            _processes.ForEach(p => p.Set(name, value));
        }

        erp.Start();
        await Connector.MigrateAsync();
        await Catalog.MigrateAsync();
        await LimitWritesAsync(seconds: 3);
        await ListenAsync(broker);
        Connector.Start();
        Catalog.Start();
        await Eventually.TrueAsync(async () => await CountAsync(CatalogDatabase, "SELECT count(*) FROM product") == 24, "the catalogue is read");
    }

    /// <summary>Sends it, and waits for as long as a session would.</summary>
    public async Task<OrderAnswered?> PlaceAsync(PlaceOrder order, TimeSpan patience) =>
        (OrderAnswered?)await AskAsync("catalog-place-order", order, order.Effect, patience);

    public async Task<PriceQuoted?> QuoteAsync(QuotePrice ask, TimeSpan patience) =>
        (PriceQuoted?)await AskAsync("catalog-quote-price", ask, ask.Effect, patience);

    public async Task<OrderStatusAnswered?> StatusAsync(AskOrderStatus ask, TimeSpan patience) =>
        (OrderStatusAnswered?)await AskAsync("catalog-ask-order-status", ask, ask.Effect, patience);

    async Task<object?> AskAsync<T>(string queue, T ask, EffectRef effect, TimeSpan patience) where T : class
    {
        var answered = Waiting(effect);
        var endpoint = await _bus.GetSendEndpoint(new Uri($"exchange:{queue}"));
        await endpoint.Send(ask, context => context.MessageId = Guid.CreateVersion7());
        try
        {
            return await answered.Task.WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    TaskCompletionSource<object> Waiting(EffectRef effect) =>
        _waiting.GetOrAdd(effect.EffectId, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    public Task<List<Guid>> ProductsAsync() => ReadAsync(CatalogDatabase, "SELECT id FROM product WHERE price IS NOT NULL ORDER BY position", r => r.GetGuid(0));

    public async Task<JsonElement> BooksAsync() => await Erp.GetFromJsonAsync<JsonElement>("admin/state");

    /// <summary>So many prices may be asked of the ERP at once; returns when that is so.</summary>
    public async Task LimitReadsAsync(int atOnce)
    {
        var price = JsonSerializer.Serialize(new { Operation = "GetPrice", Enabled = true, Method = "GET", Path = "/products/{external_product_id}/price", TimeLimitSeconds = 8, MaxConcurrent = atOnce });
        await ReadAsync(ConnectorDatabase, $"UPDATE profile SET endpoints = (endpoints::jsonb || '{price}'::jsonb)::json RETURNING id", r => r.GetInt32(0));
        Connector.Kill();
        Connector.Start();
        await Connector.ReadyAsync(CancellationToken.None);
    }

    public static async Task<List<T>> ReadAsync<T>(string database, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public static async Task<long> CountAsync(string database, string sql) => (await ReadAsync(database, sql, r => r.GetInt64(0)))[0];

    public async ValueTask DisposeAsync()
    {
        _processes.ForEach(p => p.Dispose());
        Erp?.Dispose();
        if (_bus is not null)
        {
            await _bus.StopAsync(TimeSpan.FromSeconds(10));
        }

        await _infrastructure.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    ServiceProcess Process(string project, Dictionary<string, string> settings)
    {
        var process = new ServiceProcess(project, settings);
        _processes.Add(process);
        return process;
    }

    async Task ListenAsync(string broker)
    {
        _bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(new Uri(broker));
            rabbit.ConfigureJsonSerializerOptions(BridgeJson.ForBus);
            Answer<OrderAnswered>(rabbit, "flow-order-answered", m => m.Effect);
            Answer<PriceQuoted>(rabbit, "flow-price-quoted", m => m.Effect);
            Answer<OrderStatusAnswered>(rabbit, "flow-order-status-answered", m => m.Effect);
            rabbit.ReceiveEndpoint("flow-product-changed", endpoint => endpoint.Handler<ProductChanged>(_ =>
            {
                Interlocked.Increment(ref _productsTold);
                return Task.CompletedTask;
            }));
        });
        await _bus.StartAsync(TimeSpan.FromSeconds(60));
    }

    void Answer<T>(IRabbitMqBusFactoryConfigurator rabbit, string queue, Func<T, EffectRef> effectOf) where T : class =>
        rabbit.ReceiveEndpoint(queue, endpoint =>
        {
            endpoint.ConfigureConsumeTopology = false;
            endpoint.Handler<T>(context =>
            {
                Waiting(effectOf(context.Message)).TrySetResult(context.Message);
                return Task.CompletedTask;
            });
        });

    /// <summary>What hangs is given up soon, or a thousand orders would take the day.</summary>
    async Task LimitWritesAsync(int seconds)
    {
        (string Operation, string Method, string Path)[] writes =
        [
            ("UpsertCustomer", "POST", "/customers"), ("CreateOrder", "POST", "/orders"), ("ConfirmOrder", "POST", "/orders/{external_order_id}/confirm"),
            ("SetAddress", "PUT", "/orders/{external_order_id}/address"),
        ];
        var endpoints = JsonSerializer.Serialize(writes.Select(w => new { w.Operation, Enabled = true, w.Method, w.Path, TimeLimitSeconds = seconds }));
        await ReadAsync(ConnectorDatabase, $"INSERT INTO profile (id, endpoints) VALUES (1, '{endpoints}') RETURNING id", r => r.GetInt32(0));
    }
}
