using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Contract;

namespace Bridge.ErpConnector.Profile;

/// <summary>Section <c>Erp</c>: what the operator sets. A base URL saved in the console wins over this one; networks and secrets it never sets.</summary>
public sealed class ErpOptions : IValidatableObject
{
    public string? BaseUrl { get; set; }

    /// <summary>What the ERP of <see cref="BaseUrl"/> offers against doubles. Unless somebody says so, nothing is assumed: what is ambiguous goes to a person.</summary>
    public Idempotency Idempotency { get; set; } = Idempotency.Neither;

    /// <summary>
    /// Private networks that may be called, separated by commas: <c>127.0.0.1:8089</c>, <c>10.20.0.0/16:443</c>, <c>[fd00::1]:443</c>. Everything else
    /// that is not public is refused, and so is plain http.
    /// </summary>
    public string AllowedNetworks { get; set; } = "";

    public AuthOptions Auth { get; set; } = new();

    /// <summary>What CREATE_APPLICANT wants: <c>Erp__Applicants__ResumeInline</c>, <c>EmailRequired</c>, <c>ResumeRequired</c>.</summary>
    public ApplicantWishes Applicants { get; set; } = new();

    /// <summary>What an address needs: <c>Erp__Addresses__CityRequired</c>, <c>Line2Required</c>, <c>StateRequired</c>, <c>PostalCodeRequired</c>, <c>LocationRequired</c>.</summary>
    public AddressWishes Addresses { get; set; } = new();

    /// <summary>Operations that this ERP does not have, separated by commas: <c>LIST_JOBS,CREATE_APPLICANT</c>. Off until the console turns them on.</summary>
    public string Without { get; set; } = "";

    /// <summary>Calls of one operation that are under way at once, unless the console says otherwise for it.</summary>
    [Range(1, MostAtOnce)] public int ConcurrentReads { get; set; } = 64;
    [Range(1, MostAtOnce)] public int ConcurrentWrites { get; set; } = 8;

    public const int MostAtOnce = 512;

    /// <summary>How long a write whose outcome is open is asked for again under its key before it is handed to a person.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Life of a worker's claim on a write; renewed while it works. After a crash the write waits this long for another.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>First pause between tries; grows twofold.</summary>
    public TimeSpan Backoff { get; set; } = TimeSpan.FromMilliseconds(400);

    /// <summary>The hour (UTC) at which the contract is checked each night, by what only reads.</summary>
    [Range(0, 23)] public int CheckAtHour { get; set; } = 2;

    /// <summary>How often an ERP that was away is looked for.</summary>
    public TimeSpan ProbeEvery { get; set; } = TimeSpan.FromSeconds(2);

    internal bool Lacks(OperationContract operation) => Absent.Contains(operation.Name);

    private string[] Absent => Without.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Absent
        .Where(name => ErpContract.Operations.All(o => o.Name != name))
        .Select(name => new ValidationResult($"{name} is no operation of the contract.", [nameof(Without)]));
}

/// <summary>How Bridge signs in: from the environment here, or as it was saved in the console. The secret is never returned nor logged.</summary>
public sealed record AuthOptions
{
    public AuthKind Kind { get; set; } = AuthKind.None;

    /// <summary>User name, or client id.</summary>
    public string User { get; set; } = "";

    /// <summary>API key, password, token or client secret, as the kind says.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Header of the API key.</summary>
    public string Header { get; set; } = "X-Api-Key";

    /// <summary>Query parameter of the API key, where it does not go in a header.</summary>
    public string? Query { get; set; }

    /// <summary>Where client credentials get their token: an address, or a path of the ERP's.</summary>
    public string? TokenUrl { get; set; }

    /// <summary>Scope of client credentials, where their server wants one.</summary>
    public string? Scope { get; set; }

    public override string ToString() => $"{Kind}";
}

[JsonConverter(typeof(JsonStringEnumConverter<AuthKind>))]
public enum AuthKind
{
    None,
    ApiKey,
    Basic,
    Bearer,

    /// <summary>A token from AUTH.</summary>
    Token,

    /// <summary>OAuth 2 client credentials.</summary>
    ClientCredentials,
}

/// <summary>What the ERP offers, so that an order is never made twice.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Idempotency>))]
public enum Idempotency
{
    /// <summary>The same Idempotency-Key is answered with the first result: an open outcome is asked for again under its key.</summary>
    Keys,

    /// <summary>GET_ORDER_STATUS knows client_reference: look first, then ask again.</summary>
    Lookup,

    /// <summary>An open outcome is Unknown and waits for a person.</summary>
    Neither,
}
