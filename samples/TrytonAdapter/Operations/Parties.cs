using TrytonAdapter.Rpc;
using static TrytonAdapter.Rpc.Values;

namespace TrytonAdapter.Operations;

/// <summary>Customers: parties, known by their phone.</summary>
internal sealed class Parties(Tryton tryton, OneAtATime alone)
{
    private static readonly string[] Phones = ["mobile", "phone"];

    /// <summary>A name that a clerk has written stays: he knows better than a WhatsApp profile.</summary>
    public Task<int> UpsertAsync(string phone, string name) => alone.RunAsync(phone, async () =>
        (await tryton.SearchReadAsync("party.contact_mechanism", Where(("type", "in", Phones), ("value_compact", "=", phone)), ["party"], limit: 1)) is [var known]
            ? known.Id("party")
            : await tryton.CreateAsync("party.party", new
            {
                name,
                contact_mechanisms = New(new { type = "mobile", value = phone }),
                // A sale cannot be quoted without an address to invoice; where the goods go is said by SET_ADDRESS.
                addresses = New(new { party_name = name }),
            }));

    /// <summary>The first address is the one that invoices go to.</summary>
    public async Task<int> InvoiceAddressAsync(int party) =>
        (await tryton.SearchReadAsync("party.address", Where(("party", "=", party)), ["id"], limit: 1)) is [var address]
            ? address.Id()
            : throw new RefusedException(422, "The customer has no address in Tryton.");

    /// <summary>Said twice, it is one address.</summary>
    public async Task<int> AddressAsync(int party, DeliveryAddress said)
    {
        var country = (await tryton.SearchReadAsync("country.country", Where(("code", "=", said.Country)), ["id"], limit: 1)) is [var known] ? known.Id() : (int?)null;
        string[] lines = [.. new[] { said.AddressLine1, said.AddressLine2, said.State, said.Phone, said.Note }.OfType<string>().Where(line => line.Length > 0)];
        var (street, name, city, code) = (string.Join('\n', lines), said.RecipientName ?? "", said.City ?? "", said.PostalCode ?? "");
        return await tryton.SearchReadAsync("party.address",
                Where(("party", "=", party), ("street", "=", street), ("party_name", "=", name), ("city", "=", city), ("postal_code", "=", code), ("country", "=", country)), ["id"], limit: 1) is [var same]
            ? same.Id()
            : await tryton.CreateAsync("party.address", new { party, street, party_name = name, city, postal_code = code, country });
    }
}
