namespace Bridge.Contracts.Company;

/// <summary>The company as the owner entered it. Older versions are ignored.</summary>
public sealed record CompanyChanged
{
    public required long Version { get; init; }
    public required string Name { get; init; }

    /// <summary>ISO 3166-1 alpha-2: needed to read phone numbers.</summary>
    public required string Country { get; init; }

    /// <summary>IANA name.</summary>
    public required string TimeZone { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }
}
