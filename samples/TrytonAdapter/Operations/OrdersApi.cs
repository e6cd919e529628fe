using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace TrytonAdapter.Operations;

/// <summary>What of an order Tryton needs; everything else that Bridge sends is repeated in words in the note.</summary>
public sealed record OrderRequest(string ExternalCustomerId, string ClientReference, IReadOnlyList<OrderItem> Items, OrderTotals Totals, string? OrderNote = null);

public sealed record OrderItem(string ExternalProductId, int Qty, string? Note = null);

public sealed record OrderTotals(decimal Charge, string Currency);

public sealed record ConfirmRequest(PaymentInfo PaymentInfo);

public sealed record PaymentInfo(string Method, decimal Amount, string Currency, string? Reference = null, string? PaidAt = null);

public sealed record DeliveryAddress(
    string AddressLine1, string Country, string? RecipientName = null, string? Phone = null, string? AddressLine2 = null, string? City = null, string? State = null,
    string? PostalCode = null, string? Note = null);

internal static class OrdersApi
{
    public static void MapOrders(this WebApplication app)
    {
        var orders = app.MapGroup("/orders");
        orders.MapPost("", async (OrderRequest order, Sales sales) => Answer(await sales.PlaceAsync(order)));
        orders.MapPost("/{id}/confirm", async (string id, ConfirmRequest confirm, Sales sales) => Answer(await sales.ConfirmAsync(Id(id), confirm.PaymentInfo)));
        orders.MapPut("/{id}/address", async (string id, DeliveryAddress address, Sales sales) => Answer(await sales.DeliverToAsync(Id(id), address)));
        orders.MapGet("/{id}", async (string id, Sales sales) => Answer(await sales.GetAsync(Id(id))));
        orders.MapGet("", async ([FromQuery(Name = "client_reference")] string reference, Sales sales) =>
            Answer(await sales.FindAsync(reference) ?? throw RefusedException.NotFound($"order with client_reference {reference}")));
    }

    private static int Id(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw RefusedException.NotFound($"order {id}");

    private static IResult Answer(Sale sale) => Results.Json(new
    {
        external_order_id = sale.Id.ToString(CultureInfo.InvariantCulture),
        order_number = sale.Number,
        status = sale.State,
        client_reference = sale.Reference,
        total = sale.Total,
        currency = sale.Currency,
    });
}
