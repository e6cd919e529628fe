using System.Net;
using Bridge.ErpConnector.Contract;
using Bridge.ServiceDefaults;

namespace Bridge.ErpConnector.Calling;

/// <summary>One HTTP exchange with the ERP, in bounds: time, size, depth, host. Every way in which it can end becomes an <see cref="Attempt"/>.</summary>
internal sealed class ErpWire(IHttpClientFactory http, TimeProvider clock)
{
    public const string Client = "erp";

    /// <summary>The contract's cap on an answer.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    private const int MaxRedirects = 3;

    public async Task<Attempt> SendAsync(HttpRequestMessage request, OperationContract contract, TimeSpan limit, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(limit);
        var body = request.Content as TrackedBody;
        try
        {
            using var response = await ExchangeAsync(request, patience.Token);
            return await JudgeAsync(request, response, contract, patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return body is { Begun: false }
                ? new Attempt(CallOutcome.NotSent, $"no connection within {limit.TotalSeconds:0} s")
                : new Attempt(CallOutcome.Open, $"no answer within {limit.TotalSeconds:0} s");
        }
        catch (HttpRequestException e) when (e.InnerException is NetworkRefusedException refused)
        {
            return new Attempt(CallOutcome.NotConfigured, refused.Message);
        }
        catch (HttpRequestException e)
        {
            var unsent = body is { Begun: false } || e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
            return unsent
                ? new Attempt(CallOutcome.NotSent, $"no connection ({e.HttpRequestError})")
                : new Attempt(CallOutcome.Open, $"the connection broke before the answer ({e.HttpRequestError})");
        }
        catch (IOException)
        {
            return new Attempt(CallOutcome.Open, "the connection broke in the middle of the answer");
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            // What unpacks an answer says so in either way.
            return new Attempt(CallOutcome.Violation, "$: expected JSON, got what is not compressed as its headers say");
        }
    }

    /// <summary>
    /// A read may be led to another path of the same host; a write only by 307 and 308, which say that it was not done and is to be sent there as it is.
    /// Anything else that redirects is judged as an answer.
    /// </summary>
    private async Task<HttpResponseMessage> ExchangeAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var client = http.CreateClient(Client);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        for (var i = 0; i < MaxRedirects && MayFollow(request, response) && Target(request, response) is { } target && SameHost(target, request.RequestUri!); i++)
        {
            response.Dispose();
            using var again = new HttpRequestMessage(request.Method, target) { Content = (request.Content as TrackedBody)?.Again() };
            foreach (var (name, values) in request.Headers)
            {
                again.Headers.TryAddWithoutValidation(name, values);
            }
            response = await client.SendAsync(again, HttpCompletionOption.ResponseHeadersRead, ct);
        }
        return response;
    }

    private static bool MayFollow(HttpRequestMessage request, HttpResponseMessage response) =>
        request.Method == HttpMethod.Get || (request.Content is TrackedBody && response.StatusCode is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect);

    private async Task<Attempt> JudgeAsync(HttpRequestMessage request, HttpResponseMessage response, OperationContract contract, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        if (status is < 200 or (>= 300 and < 400))
        {
            var came = status < 200 ? $"HTTP {status}" : $"a redirect to {Target(request, response)?.Authority ?? "nowhere"}";
            return new Attempt(CallOutcome.Violation, $"expected an answer, got {came}") { Status = status };
        }

        var bytes = await ReadAsync(response.Content, ct);
        if (status is >= 200 and < 300)
        {
            return Accept(bytes, response.Content.Headers.ContentType?.MediaType, contract) with { Status = status };
        }

        using var document = bytes is null ? null : AnswerText.Parse(bytes).Document;
        var said = (document is not null ? ErpMessage.Of(document.RootElement) : ErpMessage.OfText(response.Content.Headers.ContentType?.MediaType, bytes)) ?? $"HTTP {status}";
        var outcome = status switch
        {
            401 or 403 => CallOutcome.NotConfigured,
            408 or >= 500 => CallOutcome.Open,
            425 or 429 => CallOutcome.NotSent,
            _ => CallOutcome.Rejected,
        };
        return new Attempt(outcome, outcome == CallOutcome.NotConfigured ? $"the ERP refuses Bridge's credentials: {said}" : said)
        {
            Status = status,
            RetryAfter = response.Headers.RetryAfter switch { { Delta: { } delta } => delta, { Date: { } date } => date - clock.GetUtcNow(), _ => null },
            Response = document is null ? null : Redaction.Of(document.RootElement),
        };
    }

    private static Attempt Accept(byte[]? bytes, string? mediaType, OperationContract contract)
    {
        if (bytes is null)
        {
            return new Attempt(CallOutcome.Violation, "$: expected at most 10 MiB, got more");
        }

        var (document, problem) = AnswerText.Parse(bytes);
        if (document is null)
        {
            return new Attempt(CallOutcome.Violation, $"$: expected JSON, got {problem ?? mediaType ?? "something else"}");
        }
        using var owned = document;

        var root = document.RootElement;
        var response = Redaction.Of(root);
        if (ErpMessage.Error(root) is { } error)
        {
            return new Attempt(CallOutcome.Rejected, error) { Response = response };
        }

        var reading = AnswerReader.Read(contract, root);
        return reading.Violations.Count > 0
            ? new Attempt(CallOutcome.Violation, string.Join("; ", reading.Violations))
            {
                Violations = reading.Violations,
                Warnings = reading.Warnings,
                Response = response,
                Came = root.Clone(),
            }
            : new Attempt(CallOutcome.Ok) { Answer = reading.Answer, Warnings = reading.Warnings, Response = response };
    }

    /// <returns>Null when it is longer than the cap, whatever its headers say.</returns>
    private static async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken ct)
    {
        await using var stream = await content.ReadAsStreamAsync(ct);
        using var read = new MemoryStream();
        var buffer = new byte[81_920];
        for (int n; (n = await stream.ReadAsync(buffer, ct)) > 0;)
        {
            if (read.Length + n > MaxBytes)
            {
                return null;
            }
            read.Write(buffer, 0, n);
        }
        return read.ToArray();
    }

    private static Uri? Target(HttpRequestMessage request, HttpResponseMessage response) =>
        response.StatusCode is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest && response.Headers.Location is { } location
            ? new Uri(request.RequestUri!, location)
            : null;

    private static bool SameHost(Uri a, Uri b) => a.Scheme == b.Scheme && a.Authority == b.Authority;
}
