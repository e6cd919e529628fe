using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Contract;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.ErpConnector.Profile;

/// <summary>The profile that holds now. Read again every few seconds, so that a change saved through one replica reaches all.</summary>
internal sealed class Profiles(IDbContextFactory<ErpDbContext> database, SecretBox secrets, IOptions<ErpOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _reading = new(1, 1);

    private (ErpProfile Profile, DateTimeOffset At)? _known;

    public async ValueTask<ErpProfile> CurrentAsync(CancellationToken ct)
    {
        if (Known is { } profile)
        {
            return profile;
        }

        // One reads, however many wait: two hundred at once would be more than there are connections.
        await _reading.WaitAsync(ct);
        try
        {
            return Known ?? await ReadAsync(ct);
        }
        finally
        {
            _reading.Release();
        }
    }

    private ErpProfile? Known => _known is { } known && known.At + Fresh > clock.GetUtcNow() ? known.Profile : null;

    private async Task<ErpProfile> ReadAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await database.CreateDbContextAsync(ct);
        var saved = await db.Profile.AsNoTracking().SingleOrDefaultAsync(ct);
        var profile = Combine(options.Value, saved, saved?.Auth is { } auth ? Open(auth) : null);
        _known = (profile, now);
        return profile;
    }

    public void Forget() => _known = null;

    public void Dispose() => _reading.Dispose();

    /// <param name="savedAuth">What was saved of it, with its secret open.</param>
    public static ErpProfile Combine(ErpOptions options, SavedProfile? saved, AuthOptions? savedAuth)
    {
        var auth = savedAuth ?? options.Auth;
        var baseUrl = saved?.BaseUrl ?? options.BaseUrl;
        return new ErpProfile
        {
            BaseUrl = Uri.TryCreate(baseUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null,
            BaseUrlSaved = saved?.BaseUrl is not null,
            Idempotency = saved?.Idempotency ?? options.Idempotency,
            IdempotencySaved = saved?.Idempotency is not null,
            Auth = auth,
            AuthSaved = savedAuth is not null,
            Applicants = saved?.Applicants ?? options.Applicants,
            Addresses = saved?.Addresses ?? options.Addresses,
            Endpoints = ErpContract.Operations.ToDictionary(o => o.Operation, o => Combine(o, options, auth, saved?.Endpoints.Find(e => e.Operation == o.Operation))),
        };
    }

    private AuthOptions Open(SavedAuth saved) => new()
    {
        Kind = saved.Kind,
        User = saved.User ?? "",
        Secret = saved.Secret is { } box ? secrets.Open(box, SavedAuth.Place) : "",
        Header = saved.Header ?? new AuthOptions().Header,
        Query = saved.Query,
        TokenUrl = saved.TokenUrl,
        Scope = saved.Scope,
    };

    private static ErpEndpoint Combine(OperationContract contract, ErpOptions options, AuthOptions auth, SavedEndpoint? saved)
    {
        var endpoint = ErpEndpoint.Default(contract, options);
        if (contract.Operation == ErpOperation.Auth)
        {
            endpoint = endpoint with { Enabled = auth.Kind == AuthKind.Token };
        }

        return saved is null ? endpoint : endpoint with
        {
            Enabled = saved.Enabled,
            Method = new HttpMethod(saved.Method),
            Path = saved.Path,
            TimeLimit = TimeSpan.FromSeconds(saved.TimeLimitSeconds),
            MaxTries = saved.MaxTries ?? endpoint.MaxTries,
            MaxConcurrent = saved.MaxConcurrent ?? endpoint.MaxConcurrent,
        };
    }
}
