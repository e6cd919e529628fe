using System.Text.Json.Nodes;

namespace Bridge.WhatsAppSandbox.Control.Send;

internal sealed record OrderLine(string? RetailerId, int Quantity = 1, decimal Price = 0, string Currency = "USD");

/// <summary>The cart of WhatsApp's own catalogue, sent off.</summary>
internal sealed record OrderRequest(IReadOnlyList<OrderLine>? Items, string? Text = null, string CatalogId = "777000888999");

internal static class Order
{
    /// <summary>Of one line; the phone lets nobody have more.</summary>
    private const int Most = 99;

    public static void Map(RouteGroupBuilder control) => control.MapPost("/customers/{id}/order", (string id, OrderRequest body, As send) =>
    {
        if (body.Items is not { Count: > 0 } items || items.Any(item => string.IsNullOrEmpty(item.RetailerId) || item.Quantity is < 1 or > Most))
        {
            return As.Problem("items", $"At least one, each with a retailerId and 1 to {Most} of it.");
        }
        var order = new JsonObject
        {
            ["catalog_id"] = body.CatalogId,
            ["product_items"] = new JsonArray([.. items.Select(item => (JsonNode)new JsonObject
            {
                ["product_retailer_id"] = item.RetailerId, ["quantity"] = item.Quantity, ["item_price"] = item.Price, ["currency"] = item.Currency,
            })]),
        };
        if (body.Text is not null)
        {
            order["text"] = body.Text;
        }
        return send.Customer(id, "order", order);
    });
}
