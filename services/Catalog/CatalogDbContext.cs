using Bridge.Catalog.Charges;
using Bridge.Catalog.Company;
using Bridge.Catalog.Images;
using Bridge.Catalog.Orders;
using Bridge.Catalog.Products;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog;

internal sealed class CatalogDbContext(DbContextOptions<CatalogDbContext> options) : DbContext(options)
{
    public DbSet<Product> Products => Set<Product>();
    public DbSet<Image> Images => Set<Image>();
    public DbSet<ProductImage> ProductImages => Set<ProductImage>();
    public DbSet<ChargeTable> ChargeTables => Set<ChargeTable>();
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<OfferedOrder> OfferedOrders => Set<OfferedOrder>();
    public DbSet<OrderEntry> OrderEntries => Set<OrderEntry>();
    public DbSet<OrderStatus> OrderStatuses => Set<OrderStatus>();
    public DbSet<CompanyProfile> Companies => Set<CompanyProfile>();
    public DbSet<SyncRun> SyncRuns => Set<SyncRun>();
    public DbSet<CatalogSettings> Settings => Set<CatalogSettings>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasSequence<long>("order_number").StartsAt(1001);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CatalogDbContext).Assembly);
        modelBuilder.Entity<SyncRun>(SyncRun.Configure);
        modelBuilder.AddBridgeTables();
    }
}
