using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Calling;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Bridge.ErpConnector.Profile;

/// <summary>The profile as it holds now, without its secrets.</summary>
public sealed record ProfileView
{
    public required string? BaseUrl { get; init; }

    /// <summary>The variable that sets the address, where it is not saved here.</summary>
    public required string? BaseUrlVariable { get; init; }
    public required Idempotency Idempotency { get; init; }
    public required AuthKind Authentication { get; init; }
    public required IReadOnlyList<EndpointView> Endpoints { get; init; }
}

public sealed record EndpointView
{
    public required ErpOperation Operation { get; init; }

    /// <summary>Sales, Hr or Common.</summary>
    public required string Group { get; init; }
    public required bool Required { get; init; }
    public required bool Enabled { get; init; }
    public required string Method { get; init; }
    public required string Path { get; init; }
    public required double TimeLimitSeconds { get; init; }

    /// <summary>"Middleware sends".</summary>
    public required string Sends { get; init; }

    /// <summary>"ERP should return".</summary>
    public required string Returns { get; init; }

    /// <summary>Closed, Open, HalfOpen or Isolated.</summary>
    public required string Breaker { get; init; }
}

internal static class ProfileApi
{
    public static void MapProfile(this WebApplication app)
    {
        var profile = app.MapGroup("/profile").RequireAuthorization(Policies.Admin).WithTags("Profile");
        profile.MapGet("", GetProfile).WithName(nameof(GetProfile));
        SaveProfile.Map(profile);
    }

    private static async Task<Ok<ProfileView>> GetProfile(Profiles profiles, Breakers breakers, IOptions<ErpOptions> options, CancellationToken ct)
    {
        var profile = await profiles.CurrentAsync(ct);
        return TypedResults.Ok(new ProfileView
        {
            BaseUrl = profile.BaseUrl?.ToString(),
            BaseUrlVariable = profile.BaseUrlSaved ? null : "Erp__BaseUrl",
            Idempotency = profile.Idempotency,
            Authentication = options.Value.Auth.Kind,
            Endpoints = [.. profile.Endpoints.Values.Select(e => new EndpointView
            {
                Operation = e.Contract.Operation,
                Group = e.Contract.Group.ToString(),
                Required = e.Contract.Required,
                Enabled = e.Enabled,
                Method = e.Method.Method,
                Path = e.Path,
                TimeLimitSeconds = e.TimeLimit.TotalSeconds,
                Sends = e.Contract.Sends,
                Returns = e.Contract.Returns,
                Breaker = breakers.StateOf(e.Contract.Operation).ToString(),
            })],
        });
    }
}
