using Bridge.Contracts.Catalog;

namespace Bridge.Contracts.Erp;

/// <summary>What this ERP wants of an address beyond the customer's own words, as its profile says.</summary>
public sealed record AddressWishes
{
    /// <summary>Landmark or district.</summary>
    public bool Line2Required { get; init; }

    public bool CityRequired { get; init; }
    public bool StateRequired { get; init; }
    public bool PostalCodeRequired { get; init; }

    /// <summary>Latitude and longitude.</summary>
    public bool LocationRequired { get; init; }

    /// <summary>What is missing, by the names of the ERP contract (<c>location</c> is latitude and longitude), in the order in which one asks for it.</summary>
    public IReadOnlyList<string> MissingIn(Address address) =>
    [
        .. new (string Field, bool Missing)[]
        {
            ("address_line2", Line2Required && string.IsNullOrWhiteSpace(address.Line2)),
            ("city", CityRequired && string.IsNullOrWhiteSpace(address.City)),
            ("state", StateRequired && string.IsNullOrWhiteSpace(address.State)),
            ("postal_code", PostalCodeRequired && string.IsNullOrWhiteSpace(address.PostalCode)),
            ("location", LocationRequired && (address.Latitude is null || address.Longitude is null)),
        }.Where(f => f.Missing).Select(f => f.Field),
    ];
}
