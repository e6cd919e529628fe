using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Contract;
using Bridge.ErpConnector.Reachability;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.ErpConnector.Profile;

/// <summary>The profile as the admin wants it. Left out, an address, an idempotency, a way to sign in or what it wants of applicants or addresses is the operator's again, an endpoint the contract's default.</summary>
public sealed record SaveProfileRequest
{
    [MaxLength(500)] public string? BaseUrl { get; init; }
    public Idempotency? Idempotency { get; init; }
    public AuthSettings? Authentication { get; init; }
    public ApplicantWishes? Applicants { get; init; }
    public AddressWishes? Addresses { get; init; }
    [MaxLength(10)] public IReadOnlyList<EndpointSettings> Endpoints { get; init; } = [];
}

public sealed record AuthSettings
{
    public required AuthKind Kind { get; init; }
    [MaxLength(200)] public string? User { get; init; }

    /// <summary>Null: the one that is saved stays.</summary>
    [MaxLength(4000)] public string? Secret { get; init; }
    [MaxLength(100)] public string? Header { get; init; }
    [MaxLength(100)] public string? Query { get; init; }
    [MaxLength(500)] public string? TokenUrl { get; init; }
    [MaxLength(500)] public string? Scope { get; init; }
}

public sealed record EndpointSettings
{
    public required ErpOperation Operation { get; init; }
    public required bool Enabled { get; init; }
    public required string Method { get; init; }
    public required string Path { get; init; }
    public required int TimeLimitSeconds { get; init; }
    public int? MaxTries { get; init; }
    public int? MaxConcurrent { get; init; }
}

internal static partial class SaveProfile
{
    private const int MaxPath = 200;
    private const int MaxSeconds = 120;
    private const int MaxTries = 10;
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    public static void Map(RouteGroupBuilder profile) => profile.MapPut("", Handle).WithName(nameof(SaveProfile));

    private static async Task<Results<NoContent, ValidationProblem>> Handle(
        SaveProfileRequest request, ErpDbContext db, Profiles profiles, AwayOperations away, SecretBox secrets, CancellationToken ct)
    {
        var saved = await db.Profile.FindAsync([SavedProfile.TheOne], ct);
        var errors = Check(request);
        AuthCheck.Check(request.Authentication, secretSaved: saved?.Auth?.Secret is not null, errors);
        if (errors.Count > 0)
        {
            return TypedResults.ValidationProblem(errors);
        }

        if (saved is null)
        {
            saved = new SavedProfile();
            db.Profile.Add(saved);
        }
        saved.BaseUrl = request.BaseUrl;
        saved.Idempotency = request.Idempotency;
        saved.Auth = request.Authentication is { } auth ? Seal(auth, saved.Auth?.Secret, secrets) : null;
        saved.Applicants = request.Applicants;
        saved.Addresses = request.Addresses;
        saved.Endpoints.Clear();
        saved.Endpoints.AddRange(request.Endpoints.Select(e => new SavedEndpoint
        {
            Operation = e.Operation,
            Enabled = e.Enabled,
            Method = e.Method,
            Path = e.Path,
            TimeLimitSeconds = e.TimeLimitSeconds,
            MaxTries = e.MaxTries,
            MaxConcurrent = e.MaxConcurrent,
        }));
        await db.SaveChangesAsync(ct);
        profiles.Forget();
        away.LookAtOnce();
        return TypedResults.NoContent();
    }

    private static SavedAuth Seal(AuthSettings auth, byte[]? standing, SecretBox secrets) => new()
    {
        Kind = auth.Kind,
        User = auth.User,
        Header = auth.Header,
        Query = auth.Query,
        TokenUrl = auth.TokenUrl,
        Scope = auth.Scope,
        Secret = auth switch
        {
            { Kind: AuthKind.None } => null,
            { Secret: { Length: > 0 } secret } => secrets.Seal(secret, SavedAuth.Place),
            _ => standing,
        },
    };

    /// <summary>All problems at once, each at its field. Whether the address may be called at all is decided where it is called.</summary>
    private static Dictionary<string, string[]> Check(SaveProfileRequest request)
    {
        var errors = new Dictionary<string, string[]>();
        if (request.BaseUrl is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address)
            && address is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" }))
        {
            errors["baseUrl"] = ["An address such as https://erp.example/api, without query, fragment or password."];
        }

        for (var i = 0; i < request.Endpoints.Count; i++)
        {
            var endpoint = request.Endpoints[i];
            void Complain(string field, string problem) => errors[$"endpoints[{i}].{field}"] = [problem];

            if (request.Endpoints.Take(i).Any(e => e.Operation == endpoint.Operation))
            {
                Complain("operation", "It is there already.");
            }
            if (!Methods.Contains(endpoint.Method))
            {
                Complain("method", $"One of {string.Join(", ", Methods)}.");
            }
            else if (ErpContract.Of(endpoint.Operation).Writes && endpoint.Method is "GET" or "DELETE")
            {
                Complain("method", "One of POST, PUT, PATCH: what has no body is sent a second time by whatever stands in between, and there would be a second order.");
            }
            if (endpoint.Path.Length > MaxPath || !PathShape().IsMatch(endpoint.Path))
            {
                Complain("path", "A path from / on, with fields in braces, such as /orders/{external_order_id}.");
            }
            if (endpoint.TimeLimitSeconds is < 1 or > MaxSeconds)
            {
                Complain("timeLimitSeconds", $"From 1 to {MaxSeconds}.");
            }
            if (endpoint.MaxTries is < 1 or > MaxTries)
            {
                Complain("maxTries", $"From 1 to {MaxTries}.");
            }
            if (endpoint.MaxConcurrent is < 1 or > ErpOptions.MostAtOnce)
            {
                Complain("maxConcurrent", $"From 1 to {ErpOptions.MostAtOnce}.");
            }
            if (!endpoint.Enabled && ErpContract.Of(endpoint.Operation).Required)
            {
                Complain("enabled", "Sales cannot go live without it.");
            }
        }
        return errors;
    }

    /// <summary>Plain segments and placeholders; no query, no dot segments, no second host.</summary>
    [GeneratedRegex(@"^(/([A-Za-z0-9_~-]([A-Za-z0-9._~-])*|\{[a-z_]+\}))+/?$")]
    private static partial Regex PathShape();
}
