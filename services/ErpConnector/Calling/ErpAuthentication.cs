using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Profile;

namespace Bridge.ErpConnector.Calling;

/// <summary>
/// Signs a request as the profile says. A token, from AUTH or by client credentials, is kept until shortly before its end and renewed once by one caller
/// however many wait. Another scheme is another case of the switch.
/// </summary>
internal sealed class ErpAuthentication(ErpWire wire, TimeProvider clock) : IDisposable
{
    /// <summary>Renewed at four fifths of its life, so that none ends on the way.</summary>
    private const double UsedLife = 0.8;

    /// <summary>Whatever the ERP says: once a day is no trouble.</summary>
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim _renewing = new(1, 1);
    private Token? _token;

    /// <returns>Null, or how the attempt ends that cannot be signed.</returns>
    public async Task<Attempt?> SignAsync(HttpRequestMessage request, ErpProfile profile, CancellationToken ct)
    {
        var auth = profile.Auth;
        switch (auth.Kind)
        {
            case AuthKind.ApiKey when auth.Query is { Length: > 0 } parameter:
                var url = request.RequestUri!.AbsoluteUri;
                request.RequestUri = new Uri($"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Uri.EscapeDataString(parameter)}={Uri.EscapeDataString(auth.Secret)}");
                return null;
            case AuthKind.ApiKey:
                request.Headers.Add(auth.Header, auth.Secret);
                return null;
            case AuthKind.Basic:
                request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{auth.User}:{auth.Secret}")));
                return null;
            case AuthKind.Bearer:
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", auth.Secret);
                return null;
            case AuthKind.Token or AuthKind.ClientCredentials:
                var (token, failure) = await TokenAsync(profile, ct);
                request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
                return failure;
            default:
                return null;
        }
    }

    /// <summary>True where a new token may mend a 401: the one that was refused is forgotten, unless somebody has renewed it meanwhile.</summary>
    public bool Renewable(HttpRequestMessage refused, ErpProfile profile)
    {
        var used = refused.Headers.Authorization?.Parameter;
        if (profile.Auth.Kind is not (AuthKind.Token or AuthKind.ClientCredentials) || used is null)
        {
            return false;
        }

        var known = _token;
        if (known?.Value == used)
        {
            Interlocked.CompareExchange(ref _token, null, known);
        }
        return true;
    }

    public void Dispose() => _renewing.Dispose();

    private async Task<(string? Token, Attempt? Failure)> TokenAsync(ErpProfile profile, CancellationToken ct)
    {
        if (Valid(profile) is { } known)
        {
            return (known.Value, null);
        }

        await _renewing.WaitAsync(ct);
        try
        {
            if (Valid(profile) is { } renewed)
            {
                return (renewed.Value, null);
            }

            var endpoint = profile.Of(ErpOperation.Auth);
            var (request, problem) = profile.Auth.Kind == AuthKind.Token ? AskErp(profile, endpoint) : (AskServer(profile), null);
            if (request is null)
            {
                return (null, new Attempt(CallOutcome.NotConfigured, $"AUTH: {problem}"));
            }

            using (request)
            {
                var attempt = await wire.SendAsync(request, endpoint.Contract, endpoint.TimeLimit, ct);
                if (attempt.Outcome != CallOutcome.Ok)
                {
                    // Whatever befell the request for a token, the operation itself was not sent.
                    var outcome = attempt.Outcome is CallOutcome.NotSent or CallOutcome.Open ? CallOutcome.NotSent : CallOutcome.NotConfigured;
                    return (null, attempt with { Outcome = outcome, Problem = $"AUTH: {attempt.Problem}" });
                }

                _token = Read(attempt.Answer!.Value, profile.Auth);
                if (_token is { Value: var value } && value.Any(c => c is <= ' ' or > '~'))
                {
                    _token = null;
                    return (null, new Attempt(CallOutcome.NotConfigured, "AUTH: $.access_token: expected a token that a header can carry, got one with blanks or other than ASCII"));
                }

                return _token is null && profile.Auth.Kind == AuthKind.ClientCredentials
                    ? (null, new Attempt(CallOutcome.NotConfigured, "AUTH: $.access_token: expected a text, got nothing"))
                    : (_token?.Value, null);
            }
        }
        finally
        {
            _renewing.Release();
        }
    }

    /// <summary>The token for the way to sign in that holds now: one that was saved meanwhile begins anew.</summary>
    private Token? Valid(ErpProfile profile) => _token is { } token && token.For == profile.Auth && token.Until > clock.GetUtcNow() ? token : null;

    private static (HttpRequestMessage?, string?) AskErp(ErpProfile profile, ErpEndpoint endpoint) =>
        ErpRequest.Build(profile.BaseUrl!, endpoint, JsonSerializer.SerializeToElement(new { username = profile.Auth.User, password = profile.Auth.Secret }));

    /// <summary>RFC 6749, 4.4: the client shows who it is by HTTP Basic, which every server has to take.</summary>
    private static HttpRequestMessage AskServer(ErpProfile profile)
    {
        var auth = profile.Auth;
        var url = auth.TokenUrl is ['/', ..] path ? new Uri(profile.BaseUrl!.GetLeftPart(UriPartial.Path).TrimEnd('/') + path) : new Uri(auth.TokenUrl!);
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials" };
        if (auth.Scope is { Length: > 0 } scope)
        {
            form["scope"] = scope;
        }

        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(form) };
        var client = $"{Uri.EscapeDataString(auth.User)}:{Uri.EscapeDataString(auth.Secret)}";
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(client)));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return request;
    }

    /// <summary>Without a token in it, AUTH was a check of the credentials and nothing is to be sent along.</summary>
    private Token? Read(JsonElement answer, AuthOptions auth)
    {
        if (!answer.TryGetProperty("access_token", out var value) || value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var life = answer.TryGetProperty("expires_in", out var seconds) && seconds.ValueKind == JsonValueKind.Number && seconds.TryGetInt64(out var number) ? TimeSpan.FromSeconds(Math.Min(number, (long)LongestLife.TotalSeconds)) : TimeSpan.FromHours(1);
        return new Token(auth, value.GetString()!, clock.GetUtcNow() + life * UsedLife);
    }

    private sealed record Token(AuthOptions For, string Value, DateTimeOffset Until);
}
