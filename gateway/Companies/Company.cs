using Bridge.Contracts.Company;

namespace Bridge.Gateway.Companies;

/// <summary>The company that this installation serves: one row.</summary>
public sealed class Company
{
    public int Id { get; init; } = 1;
    public long Version { get; private set; }
    public required string Name { get; set; }
    public required string Country { get; set; }
    public required string TimeZone { get; set; }
    public required string Currency { get; set; }

    /// <summary>Until the owner says otherwise.</summary>
    public static Company Unnamed() => new() { Name = "Our shop", Country = "NP", TimeZone = "Asia/Kathmandu", Currency = "USD" };

    public CompanyChanged Change(string name, string country, string timeZone, string currency)
    {
        (Name, Country, TimeZone, Currency) = (name, country, timeZone, currency);
        Version++;
        return ToMessage();
    }

    public CompanyChanged ToMessage() => new() { Version = Version, Name = Name, Country = Country, TimeZone = TimeZone, Currency = Currency };
}
