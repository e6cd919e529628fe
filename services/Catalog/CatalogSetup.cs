using Bridge.Catalog.Images;
using Bridge.Catalog.Orders;
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
        builder.Services.AddOptions<ImageOptions>().BindConfiguration("Images");
        builder.Services.AddSingleton<ImageStore>();
        builder.AddRemotePictures();
    }
}
