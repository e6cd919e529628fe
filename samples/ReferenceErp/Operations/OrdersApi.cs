using Microsoft.Extensions.Options;
using ReferenceErp.Books;
using ReferenceErp.Faults;

namespace ReferenceErp.Operations;

internal static class OrdersApi
{
    public static void MapOrders(this WebApplication app)
    {
        var orders = app.MapGroup("/orders");
        orders.MapPost("", Create).Operation("CREATE_ORDER");
        orders.MapPost("/{id}/confirm", Confirm).Operation("CONFIRM_ORDER");
        orders.MapPut("/{id}/address", SetAddress).Operation("SET_ADDRESS");
        orders.MapGet("/{id}", Status).Operation("GET_ORDER_STATUS");
        // The look-up of the contract: an order whose creation timed out is known to Bridge by its own number only.
        orders.MapGet("", Lookup).Operation("GET_ORDER_STATUS");
    }

    private static async Task<IResult> Create(HttpRequest request, Ledger ledger, IOptions<ErpOptions> options)
    {
        var fields = await Fields.Read(request);
        var customer = ledger.Customer(fields.Text("external_customer_id"));
        var totals = fields.Object("totals");
        if (totals.Text("currency") != Ledger.Currency) { throw RefusedException.Invalid("totals.currency", Ledger.Currency); }
        var lines = fields.Objects("items").Select(item => Line(item, ledger)).ToList();
        if (lines.Count == 0) { throw RefusedException.Invalid("items", "at least one item"); }
        var reference = fields.OptionalText("client_reference");

        return Results.Json(ledger.Write(request.IdempotencyKey(), request.Line(), now =>
        {
            // Only the rich ERP refuses a double by itself: the poorer ones show what a blind second request does.
            if (options.Value.Idempotency == Idempotency.Keys && reference is not null && ledger.OrderByReference(reference) is { } other)
            {
                throw new RefusedException(409, "duplicate", $"client_reference {reference} is order {other.Number} already.");
            }

            var number = ledger.Next("order");
            var charge = totals.Money("charge") + (request.HttpContext.Items.ContainsKey(FaultKind.AnotherTotal) ? 1.00m : 0m);
            var order = new Order
            {
                Id = $"O-{number:D6}",
                Number = $"SO-{now:yyyy}-{number:D5}",
                ClientReference = reference,
                CustomerId = customer.Id,
                Lines = lines,
                Charge = charge,
                Total = lines.Sum(l => l.LineTotal) + charge,
                Currency = Ledger.Currency,
                Note = fields.OptionalText("order_note"),
                Status = OrderStatus.Draft,
                At = now,
            };
            return new Change(Describe(order)) { Order = order };
        }));
    }

    private static OrderLine Line(Fields item, Ledger ledger)
    {
        var product = ledger.Product(item.Text("external_product_id"));
        var qty = item.Quantity("qty");
        var price = item.Money("unit_price");
        var total = item.Money("line_total");
        if (total != price * qty) { throw RefusedException.Invalid(item.Path + "line_total", $"{price * qty}, which is unit_price × qty"); }
        return new OrderLine(product.Id, product.Name, qty, price, total)
        {
            Note = item.OptionalText("note"),
            Attachments = item.Find("attachments") is null ? [] : [.. item.Objects("attachments").Select(a => a.Text("filename"))],
        };
    }

    private static async Task<IResult> Confirm(string id, HttpRequest request, Ledger ledger)
    {
        var fields = await Fields.Read(request);
        var payment = fields.Object("payment_info").Element;
        return Results.Json(ledger.Write(request.IdempotencyKey(), request.Line(), _ =>
        {
            var order = ledger.Order(id);
            if (order.Status == OrderStatus.Cancelled) { throw new RefusedException(409, "cancelled", $"Order {order.Number} is cancelled."); }
            order = order with { Payment = payment, Status = order.Status == OrderStatus.Draft ? OrderStatus.Confirmed : order.Status };
            return new Change(Describe(order)) { Order = order };
        }));
    }

    private static async Task<IResult> SetAddress(string id, HttpRequest request, Ledger ledger)
    {
        var fields = await Fields.Read(request);
        fields.Text("address_line1");
        return Results.Json(ledger.Write(request.IdempotencyKey(), request.Line(), _ =>
        {
            var order = ledger.Order(id) with { Address = fields.Element };
            return new Change(Describe(order)) { Order = order };
        }));
    }

    private static IResult Status(string id, Ledger ledger) => Results.Json(Describe(ledger.Order(id)));

    private static IResult Lookup(Ledger ledger, IOptions<ErpOptions> options, string? client_reference = null)
    {
        if (options.Value.Idempotency == Idempotency.Neither) { throw RefusedException.NotFound("Orders cannot be looked up here."); }
        if (string.IsNullOrEmpty(client_reference)) { throw RefusedException.Invalid("client_reference", "a text"); }
        return Results.Json(Describe(ledger.OrderByReference(client_reference) ?? throw RefusedException.NotFound($"There is no order with client_reference {client_reference}.")));
    }

    private static object Describe(Order order) => new
    {
        external_order_id = order.Id,
        order_number = order.Number,
        status = order.Status,
        client_reference = order.ClientReference,
        total = order.Total,
        currency = order.Currency,
    };
}
