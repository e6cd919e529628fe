using ReferenceErp.Books;
using ReferenceErp.Pictures;

namespace ReferenceErp.Operations;

internal static class ProductsApi
{
    public static void MapProducts(this WebApplication app)
    {
        app.MapGet("/products", List).Operation("LIST_PRODUCTS");
        app.MapGet("/products/{id}/price", Price).Operation("GET_PRICE");
        app.MapGet("/images/{file}", Image);
    }

    private static IResult List(HttpRequest request, Ledger ledger, int page = 1, int limit = 50)
    {
        return Paged.Answer(ledger.Products, page, limit, p => new
        {
            p.Id,
            p.Sku,
            p.Name,
            p.Price,
            Ledger.Currency,
            Active = true,
            p.Category,
            p.Description,
            image_url = p.Plain ? null : $"{request.Scheme}://{request.Host}/images/{p.Id}.png",
        });
    }

    private static IResult Price(string id, Ledger ledger, int qty = 1)
    {
        var product = ledger.Product(id);
        if (qty < 1) { throw RefusedException.Invalid("qty", "a whole number from 1"); }
        return Results.Json(new { external_product_id = id, qty, unit_price = UnitPrice(product, qty), Ledger.Currency });
    }

    /// <summary>What has no base price gets cheaper with the number; everything else costs what the list says.</summary>
    public static decimal UnitPrice(Product product, int qty) => product.Price ?? qty switch { < 10 => 42.00m, < 50 => 38.50m, _ => 34.90m };

    private static IResult Image(string file, Ledger ledger)
    {
        var product = ledger.Product(Path.GetFileNameWithoutExtension(file));
        return Results.Bytes(Gallery.Of(product), "image/png");
    }
}

internal static class Paged
{
    private const int MaxLimit = 200;

    public static IResult Answer<T>(IReadOnlyList<T> all, int page, int limit, Func<T, object> shape)
    {
        if (page < 1) { throw RefusedException.Invalid("page", "a whole number from 1"); }
        if (limit is < 1 or > MaxLimit) { throw RefusedException.Invalid("limit", $"a whole number from 1 to {MaxLimit}"); }
        var items = all.Skip((page - 1) * limit).Take(limit).Select(shape).ToList();
        return Results.Json(new { items, page, limit, total = all.Count, has_more = page * limit < all.Count });
    }
}
