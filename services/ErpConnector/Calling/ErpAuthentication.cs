using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Profile;
using Microsoft.Extensions.Options;

namespace Bridge.ErpConnector.Calling;

/// <summary>
/// Signs a request as the profile says. A token from AUTH is kept until shortly before its end and renewed once by one caller however many wait. Another
/// scheme is another case of the switch.
/// </summary>
internal sealed class ErpAuthentication(ErpWire wire, IOptions<ErpOptions> options, TimeProvider clock) : IDisposable
{
    /// <summary>Renewed at four fifths of its life, so that none ends on the way.</summary>
    private const double UsedLife = 0.8;

    private readonly SemaphoreSlim _renewing = new(1, 1);
    private Token? _token;

    /// <returns>Null, or how the attempt ends that cannot be signed.</returns>
    public async Task<Attempt?> SignAsync(HttpRequestMessage request, ErpProfile profile, CancellationToken ct)
    {
        var auth = options.Value.Auth;
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
            case AuthKind.Token:
                var (token, failure) = await TokenAsync(profile, ct);
                request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
                return failure;
            default:
                return null;
        }
    }

    /// <summary>True where a new token may mend a 401: the one that was refused is forgotten, unless somebody has renewed it meanwhile.</summary>
    public bool Renewable(HttpRequestMessage refused)
    {
        var used = refused.Headers.Authorization?.Parameter;
        if (options.Value.Auth.Kind != AuthKind.Token || used is null)
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
        if (_token is { } known && known.Until > clock.GetUtcNow())
        {
            return (known.Value, null);
        }

        await _renewing.WaitAsync(ct);
        try
        {
            if (_token is { } renewed && renewed.Until > clock.GetUtcNow())
            {
                return (renewed.Value, null);
            }

            var endpoint = profile.Of(ErpOperation.Auth);
            var credentials = JsonSerializer.SerializeToElement(new { username = options.Value.Auth.User, password = options.Value.Auth.Secret });
            var (request, problem) = ErpRequest.Build(profile.BaseUrl!, endpoint, credentials);
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

                _token = Read(attempt.Answer!.Value);
                return (_token?.Value, null);
            }
        }
        finally
        {
            _renewing.Release();
        }
    }

    /// <summary>Without a token in it, AUTH was a check of the credentials and nothing is to be sent along.</summary>
    private Token? Read(JsonElement answer)
    {
        if (!answer.TryGetProperty("access_token", out var value) || value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var life = answer.TryGetProperty("expires_in", out var seconds) && seconds.TryGetInt64(out var number) ? TimeSpan.FromSeconds(number) : TimeSpan.FromHours(1);
        return new Token(value.GetString()!, clock.GetUtcNow() + life * UsedLife);
    }

    private sealed record Token(string Value, DateTimeOffset Until);
}
