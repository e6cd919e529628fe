using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Contract;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.ErpConnector.Profile;

/// <summary>The profile as the admin wants it. Left out, an address or an idempotency is the operator's again, an endpoint the contract's default.</summary>
public sealed record SaveProfileRequest
{
    [MaxLength(500)] public string? BaseUrl { get; init; }
    public Idempotency? Idempotency { get; init; }
    [MaxLength(10)] public IReadOnlyList<EndpointSettings> Endpoints { get; init; } = [];
}

public sealed record EndpointSettings
{
    public required ErpOperation Operation { get; init; }
    public required bool Enabled { get; init; }
    public required string Method { get; init; }
    public required string Path { get; init; }
    public required int TimeLimitSeconds { get; init; }
}

internal static partial class SaveProfile
{
    private const int MaxPath = 200;
    private const int MaxSeconds = 120;
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    public static void Map(RouteGroupBuilder profile) => profile.MapPut("", Handle).WithName(nameof(SaveProfile));

    private static async Task<Results<NoContent, ValidationProblem>> Handle(SaveProfileRequest request, ErpDbContext db, Profiles profiles, CancellationToken ct)
    {
        var errors = Check(request);
        if (errors.Count > 0)
        {
            return TypedResults.ValidationProblem(errors);
        }

        var saved = await db.Profile.FindAsync([SavedProfile.TheOne], ct);
        if (saved is null)
        {
            saved = new SavedProfile();
            db.Profile.Add(saved);
        }
        saved.BaseUrl = request.BaseUrl;
        saved.Idempotency = request.Idempotency;
        saved.Endpoints.Clear();
        saved.Endpoints.AddRange(request.Endpoints.Select(e => new SavedEndpoint
        {
            Operation = e.Operation,
            Enabled = e.Enabled,
            Method = e.Method,
            Path = e.Path,
            TimeLimitSeconds = e.TimeLimitSeconds,
        }));
        await db.SaveChangesAsync(ct);
        profiles.Forget();
        return TypedResults.NoContent();
    }

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
            if (endpoint.Path.Length > MaxPath || !PathShape().IsMatch(endpoint.Path))
            {
                Complain("path", "A path from / on, with fields in braces, such as /orders/{external_order_id}.");
            }
            if (endpoint.TimeLimitSeconds is < 1 or > MaxSeconds)
            {
                Complain("timeLimitSeconds", $"From 1 to {MaxSeconds}.");
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
