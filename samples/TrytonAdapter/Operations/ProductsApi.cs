using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using TrytonAdapter.Rpc;
using static TrytonAdapter.Rpc.Values;

namespace TrytonAdapter.Operations;

internal static class ProductsApi
{
    private const int MaxLimit = 200;

    public static void MapProducts(this WebApplication app)
    {
        app.MapGet("/products", List);
        app.MapGet("/products/{id}/price", Price);
    }

    private static async Task<IResult> List(
        Tryton tryton, Goods goods, int page = 1, int limit = 50, [FromQuery(Name = "active_only")] bool activeOnly = true)
    {
        if (page < 1 || limit is < 1 or > MaxLimit)
        {
            throw new RefusedException(422, $"page is from 1, limit from 1 to {MaxLimit}");
        }

        var (_, currency) = await goods.CurrencyAsync();
        // One more than asked for says whether there is a next page.
        var found = await tryton.SearchReadAsync("product.product", Where(("salable", "=", true)),
            ["code", "name", "description", "list_price", "active", "categories"], (page - 1) * limit, limit + 1, new() { ["active_test"] = activeOnly });
        var products = found.Take(limit).ToList();
        var categories = await CategoriesAsync(tryton, products);
        return Results.Json(new
        {
            items = products.Select(p => new
            {
                id = p.Id().ToString(CultureInfo.InvariantCulture),
                name = p.Text("name"),
                price = p.Amount("list_price"),
                currency,
                active = p.GetProperty("active").GetBoolean(),
                sku = p.Text("code"),
                description = p.Text("description"),
                category = p.Ids("categories").Select(categories.GetValueOrDefault).FirstOrDefault(),
            }),
            has_more = found.Count > limit,
        });
    }

    private static async Task<Dictionary<int, string>> CategoriesAsync(Tryton tryton, IEnumerable<JsonElement> products)
    {
        var ids = products.SelectMany(p => p.Ids("categories")).Distinct().ToArray();
        return ids.Length == 0 ? [] : (await tryton.SearchReadAsync("product.category", Where(("id", "in", ids)), ["name"])).ToDictionary(c => c.Id(), c => c.Text("name")!);
    }

    private static async Task<IResult> Price(string id, Goods goods, int qty = 1)
    {
        if (qty < 1)
        {
            throw new RefusedException(422, "qty is from 1");
        }

        var price = await goods.PriceAsync(id, qty) ?? throw new RefusedException(422, $"Product {id} has no price in Tryton.");
        return Results.Json(new { external_product_id = id, qty, unit_price = price, currency = (await goods.CurrencyAsync()).Code });
    }
}
