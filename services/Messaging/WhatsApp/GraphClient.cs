using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.WhatsApp;

/// <summary>What is known after a request to send.</summary>
abstract record SendOutcome
{
    public sealed record Accepted(string Wamid) : SendOutcome;

    /// <summary>The Graph API said no, so nothing was sent.</summary>
    public sealed record Rejected(int? Code, string Title) : SendOutcome;

    /// <summary>No connection came about: provably not sent.</summary>
    public sealed record NotSent(string Reason) : SendOutcome;

    /// <summary>Time-out, reset, unreadable answer: there is no idempotency key, so only a status can tell.</summary>
    public sealed record Unknown(string Reason) : SendOutcome;
}

/// <summary>The Graph API's messages edge. Nothing is tried again here: only the caller knows whether it may be.</summary>
sealed class GraphClient(IHttpClientFactory clients, IOptionsMonitor<WhatsAppOptions> options)
{
    /// <summary>The named HttpClient: no handler that repeats, the whole request within the option's time-out.</summary>
    public const string ClientName = "graph";

    public async Task<SendOutcome> SendAsync(string phoneNumberId, JsonObject message, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(options.CurrentValue.AccessToken))
        {
            return new SendOutcome.Rejected(104, "No access token is configured");
        }

        using var request = NewRequest(HttpMethod.Post, $"{phoneNumberId}/messages");
        var body = new WatchedContent(Encoding.UTF8.GetBytes(message.ToJsonString()));
        request.Content = body;
        try
        {
            using var response = await clients.CreateClient(ClientName).SendAsync(request, ct);
            return Read(response.StatusCode, await response.Content.ReadAsByteArrayAsync(ct));
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new SendOutcome.NotSent(e.HttpRequestError.ToString());
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException && !body.IsTaken)
        {
            // No connection within its time, be it a host that does not answer or a handshake that does not end.
            return new SendOutcome.NotSent(nameof(HttpRequestError.ConnectionError));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return new SendOutcome.Unknown(e is OperationCanceledException ? "time-out" : "connection lost");
        }
    }

    /// <summary>Marks the customer's message, and all before it, as read; with <paramref name="typing"/> shows that we are at it, for up to 25 s.</summary>
    public async Task MarkReadAsync(string phoneNumberId, string wamid, bool typing, CancellationToken ct)
    {
        var mark = new JsonObject { ["messaging_product"] = "whatsapp", ["status"] = "read", ["message_id"] = wamid };
        if (typing)
        {
            mark["typing_indicator"] = new JsonObject { ["type"] = "text" };
        }

        using var request = NewRequest(HttpMethod.Post, $"{phoneNumberId}/messages");
        request.Content = new StringContent(mark.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await clients.CreateClient(ClientName).SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Any other edge: what it answered, or the error in its words. A network that fails is an error as well: nothing here is repeated.</summary>
    public async Task<GraphAnswer> CallAsync(HttpMethod method, string path, JsonObject? body, CancellationToken ct)
    {
        using var request = NewRequest(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        try
        {
            using var response = await clients.CreateClient(ClientName).SendAsync(request, ct);
            return GraphAnswer.Read(response.StatusCode, await response.Content.ReadAsByteArrayAsync(ct));
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new GraphAnswer(default, new GraphFault(null, null, "WhatsApp could not be reached."));
        }
    }

    public HttpRequestMessage NewRequest(HttpMethod method, string path) => Authorized(new HttpRequestMessage(
        method, new Uri($"{options.CurrentValue.GraphBaseUrl.AbsoluteUri.TrimEnd('/')}/{options.CurrentValue.GraphVersion}/{path}")));

    public HttpRequestMessage Authorized(HttpRequestMessage request)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.CurrentValue.AccessToken);
        // Downloads without one are refused now and then.
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Bridge", "1.0"));
        return request;
    }

    static SendOutcome Read(HttpStatusCode status, byte[] body)
    {
        JsonElement json = default;
        try
        {
            json = JsonSerializer.Deserialize<JsonElement>(body);
        }
        catch (JsonException)
        {
            // A page of HTML from something on the way; what it means is decided below.
        }

        if (json.Object("error") is { } error)
        {
            return new SendOutcome.Rejected((int?)error.Integer("code"), error.Text("message") ?? "");
        }

        if ((int)status is >= 200 and < 300)
        {
            return json.Array("messages").FirstOrDefault().Text("id") is { } wamid ? new SendOutcome.Accepted(wamid) : new SendOutcome.Unknown("unreadable answer");
        }

        // An unreadable 5xx can come from a gateway after the API behind it has taken the message; an unreadable 4xx comes before.
        return (int)status >= 500 ? new SendOutcome.Unknown($"unreadable {(int)status}") : new SendOutcome.Rejected(null, $"HTTP {(int)status}");
    }
}
