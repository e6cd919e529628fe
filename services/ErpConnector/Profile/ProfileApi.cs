using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Calling;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.ErpConnector.Profile;

/// <summary>The profile as it holds now, without its secrets.</summary>
public sealed record ProfileView
{
    public required string? BaseUrl { get; init; }

    /// <summary>The variable that sets the address, where it is not saved here.</summary>
    public required string? BaseUrlVariable { get; init; }
    public required Idempotency Idempotency { get; init; }
    public required bool IdempotencySaved { get; init; }
    public required AuthView Authentication { get; init; }
    public required ApplicantWishes Applicants { get; init; }
    public required AddressWishes Addresses { get; init; }
    public required IReadOnlyList<EndpointView> Endpoints { get; init; }
}

/// <summary>How Bridge signs in. The secret itself leaves through no API.</summary>
public sealed record AuthView
{
    public required AuthKind Kind { get; init; }
    public required string User { get; init; }
    public required string? Header { get; init; }
    public required string? Query { get; init; }
    public required string? TokenUrl { get; init; }
    public required string? Scope { get; init; }
    public required bool SecretSet { get; init; }

    /// <summary>Its last four characters, of one that is long enough for it.</summary>
    public required string? SecretHint { get; init; }

    /// <summary>The variable that sets it, where it is not saved here.</summary>
    public required string? Variable { get; init; }

    internal static AuthView Of(AuthOptions auth, bool saved)
    {
        const int longEnough = 16;
        return new AuthView
        {
            Kind = auth.Kind,
            User = auth.User,
            Header = auth is { Kind: AuthKind.ApiKey, Query: null or "" } ? auth.Header : null,
            Query = auth.Query,
            TokenUrl = auth.TokenUrl,
            Scope = auth.Scope,
            SecretSet = auth.Secret.Length > 0,
            SecretHint = auth.Secret.Length >= longEnough ? "…" + auth.Secret[^4..] : null,
            Variable = saved ? null : "Erp__Auth__Kind",
        };
    }
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
    public required int MaxTries { get; init; }
    public required int MaxConcurrent { get; init; }

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

    private static async Task<Ok<ProfileView>> GetProfile(Profiles profiles, Breakers breakers, CancellationToken ct)
    {
        var profile = await profiles.CurrentAsync(ct);
        return TypedResults.Ok(new ProfileView
        {
            BaseUrl = profile.BaseUrl?.ToString(),
            BaseUrlVariable = profile.BaseUrlSaved ? null : "Erp__BaseUrl",
            Idempotency = profile.Idempotency,
            IdempotencySaved = profile.IdempotencySaved,
            Authentication = AuthView.Of(profile.Auth, profile.AuthSaved),
            Applicants = profile.Applicants,
            Addresses = profile.Addresses,
            Endpoints = [.. profile.Endpoints.Values.Select(e => new EndpointView
            {
                Operation = e.Contract.Operation,
                Group = e.Contract.Group.ToString(),
                Required = e.Contract.Required,
                Enabled = e.Enabled,
                Method = e.Method.Method,
                Path = e.Path,
                TimeLimitSeconds = e.TimeLimit.TotalSeconds,
                MaxTries = e.MaxTries,
                MaxConcurrent = e.MaxConcurrent,
                Sends = e.Contract.Sends,
                Returns = e.Contract.Returns,
                Breaker = breakers.StateOf(e.Contract.Operation).ToString(),
            })],
        });
    }
}
