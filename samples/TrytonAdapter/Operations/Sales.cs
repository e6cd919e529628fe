using System.Globalization;
using TrytonAdapter.Rpc;
using static TrytonAdapter.Rpc.Values;

namespace TrytonAdapter.Operations;

/// <param name="Number">Given when it is quoted.</param>
internal sealed record Sale(int Id, string? Number, string State, string? Reference, int Party, decimal? Total, string Currency);

/// <summary>
/// Orders as Tryton's sales: made and quoted (which draws the number) by CREATE_ORDER, confirmed by CONFIRM_ORDER. Nothing is kept beside Tryton: a sale is
/// found again by Bridge's order number in its reference, and every step looks where the sale stands first, so a step that is asked for twice is taken once.
/// </summary>
internal sealed class Sales(Tryton tryton, Goods goods, Parties parties, OneAtATime alone)
{
    private static readonly string[] Fields = ["number", "state", "reference", "party", "total_amount", "currency.code"];

    public async Task<Sale?> FindAsync(string reference) => await FirstAsync("reference", reference);

    public async Task<Sale> GetAsync(int id) => await FirstAsync("id", id) ?? throw RefusedException.NotFound($"order {id}");

    public Task<Sale> PlaceAsync(OrderRequest order) => alone.RunAsync(order.ClientReference, async () =>
        await QuotedAsync(await FindAsync(order.ClientReference) ?? await CreateAsync(order)));

    public async Task<Sale> ConfirmAsync(int id, PaymentInfo payment)
    {
        var sale = await QuotedAsync(await GetAsync(id));
        if (sale.State == "cancelled")
        {
            throw new RefusedException(409, $"Sale {sale.Number} is cancelled.");
        }

        if (sale.State != "quotation")
        {
            return sale;
        }

        await tryton.WriteAsync("sale.sale", id, new { description = Words(payment) });
        await tryton.PressAsync("sale.sale", "confirm", id);
        return await GetAsync(id);
    }

    /// <summary>As a clerk does it: back to draft, the address, quoted again under the same number.</summary>
    public async Task<Sale> DeliverToAsync(int id, DeliveryAddress address)
    {
        var sale = await GetAsync(id);
        if (sale.State is not ("draft" or "quotation"))
        {
            throw new RefusedException(409, $"Sale {sale.Number} is {sale.State}: its address is not changed any more.");
        }

        var to = await parties.AddressAsync(sale.Party, address);
        if (sale.State == "quotation")
        {
            await tryton.PressAsync("sale.sale", "draft", id);
        }

        await tryton.WriteAsync("sale.sale", id, new { shipment_address = to });
        return await QuotedAsync(await GetAsync(id));
    }

    private async Task<Sale> CreateAsync(OrderRequest order)
    {
        var currency = await goods.CurrencyAsync();
        if (order.Totals.Currency != currency.Code)
        {
            throw new RefusedException(422, $"totals.currency: expected {currency.Code}");
        }

        if (order.Items.Count == 0 || !int.TryParse(order.ExternalCustomerId, NumberStyles.None, CultureInfo.InvariantCulture, out var party))
        {
            throw new RefusedException(422, "An order has items and a customer of Tryton's.");
        }

        var address = await parties.InvoiceAddressAsync(party);
        var company = await tryton.CompanyAsync();
        var lines = new List<object>();
        foreach (var item in order.Items)
        {
            lines.Add(await goods.LineAsync(item, party, company));
        }

        if (order.Totals.Charge > 0)
        {
            lines.Add(new { quantity = 1, unit_price = Amount(order.Totals.Charge), description = "Charge" });
        }

        try
        {
            return await GetAsync(await tryton.CreateAsync("sale.sale", new
            {
                party, reference = order.ClientReference, currency = currency.Id, invoice_address = address, shipment_address = address, comment = order.OrderNote, lines = New([.. lines]),
            }));
        }
        catch (Exception problem) when (problem is TrytonFailedException or TrytonAwayException)
        {
            // It may have been made before the answer was lost, or another adapter was faster and the unique index said so.
            if (await FindAsync(order.ClientReference) is { } made)
            {
                return made;
            }

            throw;
        }
    }

    private async Task<Sale> QuotedAsync(Sale sale)
    {
        if (sale.State != "draft")
        {
            return sale;
        }

        await tryton.PressAsync("sale.sale", "quote", sale.Id);
        return await GetAsync(sale.Id);
    }

    private async Task<Sale?> FirstAsync(string field, object value) =>
        await tryton.SearchReadAsync("sale.sale", Where((field, "=", value)), Fields, limit: 1) is [var sale]
            ? new Sale(sale.Id(), sale.Text("number"), sale.Text("state")!, sale.Text("reference"), sale.Id("party"), sale.Amount("total_amount"), sale.GetProperty("currency.").Text("code")!)
            : null;

    private static string Words(PaymentInfo payment) => string.Join(", ", new[]
    {
        string.Create(CultureInfo.InvariantCulture, $"{payment.Method} {payment.Amount} {payment.Currency}"),
        payment.Reference,
        payment.PaidAt,
    }.OfType<string>());
}
