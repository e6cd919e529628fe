using System.ComponentModel.DataAnnotations;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Catalog.Products;

/// <summary>Whether what is new in the ERP is in the menu at once, as the company has decided: one row, none until it has.</summary>
internal sealed class CatalogSettings
{
    public int Id { get; init; } = 1;
    public required bool NewVisible { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<CatalogSettings>
    {
        public void Configure(EntityTypeBuilder<CatalogSettings> settings) => settings.ToTable("catalog_settings").Property(s => s.Id).ValueGeneratedNever();
    }
}

/// <param name="Variable">The setting of the environment that it comes from; null where it is saved here, or as it is by itself.</param>
public sealed record NewProductsView(bool Visible, string? Variable);

public sealed record SaveNewProductsRequest([Required] bool? Visible);

internal static class NewProducts
{
    public static void MapReading(RouteGroupBuilder products) => products.MapGet("/new", Get).WithName("GetNewProducts");

    public static void MapDeciding(RouteGroupBuilder products) => products.MapPut("/new", Save).WithName("SaveNewProducts");

    /// <summary>Saved here it outranks the environment.</summary>
    public static async Task<bool> NewVisibleAsync(this CatalogDbContext db, SyncOptions options, CancellationToken ct) =>
        await db.Settings.AsNoTracking().Select(s => (bool?)s.NewVisible).SingleOrDefaultAsync(ct) ?? options.NewVisible;

    static async Task<Ok<NewProductsView>> Get(CatalogDbContext db, SyncOptions options, IConfiguration configuration, CancellationToken ct)
    {
        var saved = await db.Settings.AsNoTracking().AnyAsync(ct);
        return TypedResults.Ok(new NewProductsView(await db.NewVisibleAsync(options, ct), saved || configuration["Sync:NewVisible"] is null ? null : "Sync__NewVisible"));
    }

    static async Task<Ok<NewProductsView>> Save(SaveNewProductsRequest request, CatalogDbContext db, CancellationToken ct)
    {
        var visible = request.Visible!.Value;
        await db.Database.ExecuteSqlAsync($"INSERT INTO catalog_settings (id, new_visible) VALUES (1, {visible}) ON CONFLICT (id) DO UPDATE SET new_visible = excluded.new_visible", ct);
        return TypedResults.Ok(new NewProductsView(visible, null));
    }
}
