using ReferenceErp.Books;

namespace ReferenceErp.Operations;

internal static class CustomersApi
{
    public static void MapCustomers(this WebApplication app) => app.MapPost("/customers", Upsert).Operation("UPSERT_CUSTOMER");

    /// <summary>A customer is known by his phone; a new name replaces the old one.</summary>
    private static async Task<IResult> Upsert(HttpRequest request, Ledger ledger)
    {
        var fields = await Fields.Read(request);
        var phone = fields.Text("phone");
        var name = fields.Text("name");
        if (phone[0] != '+') { throw RefusedException.Invalid("phone", "E.164 with +"); }

        return Results.Json(ledger.Write(request.IdempotencyKey(), request.Line(), now =>
        {
            var customer = ledger.CustomerByPhone(phone) is { } known
                ? known with { Name = name }
                : new Customer($"C-{ledger.Next("customer"):D5}", phone, name, now);
            return new Change(new { external_customer_id = customer.Id, customer.Name, customer.Phone }) { Customer = customer };
        }));
    }
}
