using System.Text.RegularExpressions;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Contract;

namespace Bridge.ErpConnector.Profile;

/// <summary>The single profile as it holds now: the contract's defaults, under what the operator set, under what was saved in the console.</summary>
internal sealed record ErpProfile
{
    public required Uri? BaseUrl { get; init; }
    public required bool BaseUrlSaved { get; init; }
    public required Idempotency Idempotency { get; init; }
    public bool IdempotencySaved { get; init; }
    public required AuthOptions Auth { get; init; }
    public bool AuthSaved { get; init; }
    public required ApplicantWishes Applicants { get; init; }
    public required AddressWishes Addresses { get; init; }
    public required IReadOnlyDictionary<ErpOperation, ErpEndpoint> Endpoints { get; init; }

    public ErpEndpoint Of(ErpOperation operation) => Endpoints[operation];
}

/// <summary>One operation as this ERP has it.</summary>
internal sealed partial record ErpEndpoint(OperationContract Contract)
{
    public const int UsualTries = 3;

    /// <summary>For a read the time of all its tries, for a write that of each.</summary>
    public required TimeSpan TimeLimit { get; init; }
    public required HttpMethod Method { get; init; }
    public required string Path { get; init; }
    public required bool Enabled { get; init; }

    /// <summary>Tries of a read; of a write those that provably did nothing, before it is told as unavailable.</summary>
    public required int MaxTries { get; init; }

    /// <summary>Calls under way at once, in one process.</summary>
    public required int MaxConcurrent { get; init; }

    public static ErpEndpoint Default(OperationContract contract, ErpOptions options) => new(contract)
    {
        MaxTries = UsualTries,
        MaxConcurrent = contract.Writes ? options.ConcurrentWrites : options.ConcurrentReads,
        TimeLimit = TimeSpan.FromSeconds(contract.Writes ? 20 : 8),
        Method = contract.Method,
        Path = contract.Path,
        // A token is asked for only where the profile signs in by one.
        Enabled = contract.Operation != ErpOperation.Auth && !options.Lacks(contract),
    };

    /// <summary>
    /// The path of a look-up: an order that Bridge knows by its own number only is asked for without the ERP's id, <c>GET /orders?client_reference=…</c>.
    /// </summary>
    public ErpEndpoint WithoutPlaceholders() => this with { Path = PlaceholderSegment().Replace(Path, "") };

    [GeneratedRegex("/\\{[a-z_]+\\}")]
    private static partial Regex PlaceholderSegment();
}

/// <summary>What was saved in the console; null where it says nothing. One row.</summary>
internal sealed class SavedProfile
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;
    public string? BaseUrl { get; set; }
    public Idempotency? Idempotency { get; set; }
    public SavedAuth? Auth { get; set; }
    public ApplicantWishes? Applicants { get; set; }
    public AddressWishes? Addresses { get; set; }
    public List<SavedEndpoint> Endpoints { get; set; } = [];
}

/// <summary>The way to sign in as it was saved; its secret lies sealed beside it.</summary>
internal sealed class SavedAuth
{
    /// <summary>What a sealed secret is bound to.</summary>
    public const string Place = "erp-connector|profile|1|auth";

    public required AuthKind Kind { get; set; }
    public string? User { get; set; }
    public string? Header { get; set; }
    public string? Query { get; set; }
    public string? TokenUrl { get; set; }
    public string? Scope { get; set; }
    public byte[]? Secret { get; set; }
}

internal sealed class SavedEndpoint
{
    public required ErpOperation Operation { get; set; }
    public bool Enabled { get; set; }
    public required string Method { get; set; }
    public required string Path { get; set; }
    public int TimeLimitSeconds { get; set; }
    public int? MaxTries { get; set; }
    public int? MaxConcurrent { get; set; }
}
