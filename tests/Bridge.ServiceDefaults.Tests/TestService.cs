using Bridge.Testing;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bridge.ServiceDefaults.Tests;

public sealed class TestDb(DbContextOptions<TestDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddBridgeTables();
}

/// <summary>A whole service as its Program.cs would make it, on a database and a virtual host of its own.</summary>
public sealed class TestService : IAsyncDisposable
{
    readonly WebApplication _app;

    TestService(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;
    public Uri Address => new(_app.Urls.First());
    public NpgsqlDataSource Database => Services.GetRequiredService<NpgsqlDataSource>();

    public static Task<string> CreateDatabaseAsync(InfrastructureFixture infrastructure) => infrastructure.CreateDatabaseAsync("service_defaults", async connectionString =>
    {
        await using var db = new TestDb(new DbContextOptionsBuilder<TestDb>().UseNpgsql(connectionString).UseSnakeCaseNamingConvention().Options);
        await db.Database.EnsureCreatedAsync();
    });

    public static async Task<TestService> StartAsync(
        string name, string database, string broker, Action<BridgeBus>? bus = null, Action<WebApplicationBuilder>? configure = null, Action<WebApplication>? map = null,
        IReadOnlyDictionary<string, string?>? settings = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls(settings?.ContainsKey("BRIDGE_TLS") == true ? "https://127.0.0.1:0" : "http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [$"ConnectionStrings:{name}"] = database, ["ConnectionStrings:rabbitmq"] = broker });
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.AddServiceDefaults(name);
        builder.AddBridgeDatabase<TestDb>(name);
        builder.AddBridgeBus<TestDb>(name, bus ?? (_ => { }));
        builder.Services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = true);
        configure?.Invoke(builder);
        var app = builder.Build();
        app.MapServiceDefaults();
        map?.Invoke(app);
        await app.Services.GetRequiredService<SigningKeys>().EnsureAsync(CancellationToken.None);
        await app.StartAsync();
        return new TestService(app);
    }

    /// <summary>A unit of work as a slice does it: own scope, own transaction.</summary>
    public async Task CommitAsync(Action<TestDb> work)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TestDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        work(db);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
