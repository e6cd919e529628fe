using Bridge.ServiceDefaults;

namespace Bridge.Catalog.Products;

internal static class ProductsApi
{
    public static void MapProducts(this IEndpointRouteBuilder app)
    {
        var reading = app.MapGroup("/products").WithTags("Products").RequireAuthorization(Policies.Viewer);
        ListProducts.Map(reading);
        GetProduct.Map(reading);
        ListAlike.Map(reading);
        NewProducts.MapReading(reading);

        var deciding = app.MapGroup("/products").WithTags("Products").RequireAuthorization(Policies.Sales);
        SetVisibility.Map(deciding);
        SaveProduct.Map(deciding);
        ChangeProducts.Map(deciding);
        NewProducts.MapDeciding(deciding);

        var services = app.MapGroup("/internal/products").ExcludeFromDescription().RequireAuthorization(Policies.Service);
        ReadProducts.Map(services);
    }
}
