using Bridge.Catalog.Images;
using Bridge.Catalog.Orders;
using Bridge.Catalog.Pricing;
using Bridge.Catalog.Products;
using Bridge.ServiceDefaults;

namespace Bridge.Catalog;

internal static class CatalogSetup
{
    public static void AddCatalog(this IHostApplicationBuilder builder)
    {
        builder.AddErpReader();
        builder.AddErpSync<CatalogDbContext, ProductList>();
        builder.Services.AddSingleton<ErpProfile>();
        builder.AddServiceClient("messaging");
        builder.Services.AddSingleton<ChatFiles>();
        builder.Services.AddScoped<DraftPlacing>();
        builder.AddPricing();
        builder.Services.AddSingleton<StatusReader>();
        builder.Services.AddOptions<StatusOptions>().BindConfiguration("OrderStatus");
        builder.Services.AddHostedService<StatusWorker>();
        builder.Services.AddHostedService<ResumeWorker>();
        builder.Services.AddOptions<ImageOptions>().BindConfiguration("Images");
        builder.Services.AddSingleton<ImageStore>();
        builder.Services.AddSingleton<Reencoder>();
        builder.AddRemotePictures();
        builder.Services.AddScoped<IReconciliation, OrdersUnderWay>();
        builder.Services.AddScoped<IFailures, FailedOrders>();
        builder.AddPersonalData(PersonalTables.Data);
    }
}
