namespace Bridge.ErpConnector.Tests.Live;

/// <summary>The commands of an order, as Catalog sends them.</summary>
internal static class Sales
{
    public static CallErp Call(ErpOperation operation, object fields, string? key = null) => new()
    {
        Key = key ?? $"{Guid.CreateVersion7()}:{operation}",
        Operation = operation,
        Fields = JsonSerializer.SerializeToElement(fields),
        ReplyTo = "test",
    };

    public static CallErp UpsertCustomer() => Call(ErpOperation.UpsertCustomer, new { phone = "+9779812345678", name = "Ana" });

    public static CallErp CreateOrder(string customer, string reference, string? key = null) => Call(ErpOperation.CreateOrder, new
    {
        external_customer_id = customer,
        client_reference = reference,
        items = new[] { new { external_product_id = "P-1001", name = "Classic Mug 330 ml", qty = 2, unit_price = 6.50m, line_total = 13.00m } },
        order_note = "",
        totals = new { subtotal = 13.00m, charge = 2.50m, total = 15.50m, currency = "USD" },
    }, key);

    public static string NewReference() => $"B-{Guid.CreateVersion7():N}";

    public static string Text(this ErpAnswered answered, string field) => answered.Answer!.Value.GetProperty(field).GetString()!;
}
