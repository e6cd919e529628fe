using System.Globalization;

namespace TrytonAdapter.Operations;

public sealed record CustomerRequest(string Phone, string Name);

internal static class CustomersApi
{
    public static void MapCustomers(this WebApplication app) => app.MapPost("/customers", Upsert);

    private static async Task<IResult> Upsert(CustomerRequest customer, Parties parties) =>
        customer.Phone is ['+', ..]
            ? Results.Json(new { external_customer_id = (await parties.UpsertAsync(customer.Phone, customer.Name)).ToString(CultureInfo.InvariantCulture) })
            : throw new RefusedException(422, "phone: expected E.164 with +");
}
