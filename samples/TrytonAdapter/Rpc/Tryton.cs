using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace TrytonAdapter.Rpc;

/// <summary>
/// Tryton's JSON-RPC: <c>POST /database/</c> with method and parameters, the context last. One session for all calls; when it has run out, one caller
/// signs in again and the others use what he got.
/// </summary>
internal sealed class Tryton(IOptions<TrytonOptions> options) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
    {
        BaseAddress = new Uri($"{options.Value.Url.TrimEnd('/')}/{options.Value.Database}/"),
        Timeout = options.Value.Patience,
    };
    private readonly SemaphoreSlim _signingIn = new(1);
    private static readonly string[][] ById = [["id", "ASC"]];
    private Session? _session;

    /// <param name="Context">What Tryton wants to be told with every call: company, language, employee.</param>
    private sealed record Session(string Authorization, JsonElement Context);

    /// <summary>The company that the adapter's user works for.</summary>
    public async Task<int> CompanyAsync() => (await SessionAsync(stale: null)).Context.GetProperty("company").GetInt32();

    public async Task<IReadOnlyList<JsonElement>> SearchReadAsync(
        string model, object[] domain, string[] fields, int offset = 0, int? limit = null, Dictionary<string, object>? context = null) =>
        [.. (await CallAsync($"model.{model}.search_read", [domain, offset, limit, ById, fields], context)).EnumerateArray()];

    public async Task<int> CreateAsync(string model, object values) => (await CallAsync($"model.{model}.create", [new[] { values }]))[0].GetInt32();

    public Task WriteAsync(string model, int id, object values) => CallAsync($"model.{model}.write", [new[] { id }, values]);

    /// <summary>What Tryton fills in on a form in which this field was changed.</summary>
    public async Task<JsonElement> FillInAsync(string model, string changed, Dictionary<string, object> form) => (await CallAsync($"model.{model}.on_change", [form, new[] { changed }]))[0];

    /// <summary>A button of a form: a step of the record's workflow.</summary>
    public Task PressAsync(string model, string button, int id) => CallAsync($"model.{model}.{button}", [new[] { id }]);

    public void Dispose()
    {
        _http.Dispose();
        _signingIn.Dispose();
    }

    private async Task<JsonElement> CallAsync(string method, object?[] parameters, Dictionary<string, object>? context = null)
    {
        var session = await SessionAsync(stale: null);
        var (status, answer) = await CallAsync(session, method, parameters, context);
        if (status == HttpStatusCode.Unauthorized)
        {
            // Refused before anything was looked at, so it is safe to ask again.
            (status, answer) = await CallAsync(await SessionAsync(session), method, parameters, context);
        }

        return status == HttpStatusCode.OK ? Result(answer) : throw Problem(status);
    }

    private Task<(HttpStatusCode, JsonElement)> CallAsync(Session session, string method, object?[] parameters, Dictionary<string, object>? context) =>
        PostAsync(method, [.. parameters, context is null ? session.Context : Merge(session.Context, context)], session.Authorization);

    private async Task<Session> SessionAsync(Session? stale)
    {
        if (_session is { } known && known != stale)
        {
            return known;
        }

        await _signingIn.WaitAsync();
        try
        {
            return _session is { } other && other != stale ? other : _session = await SignInAsync();
        }
        finally
        {
            _signingIn.Release();
        }
    }

    private async Task<Session> SignInAsync()
    {
        var user = options.Value.User;
        var (status, answer) = await PostAsync("common.db.login", [user, new { password = options.Value.Password }, "en"], authorization: null);
        if (status != HttpStatusCode.OK)
        {
            throw status is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound
                ? new TrytonFailedException("Tryton does not let the adapter's user in: database, user or password is wrong.")
                : Problem(status);
        }

        var session = Result(answer);
        var authorization = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{session[0].GetInt32()}:{session[1].GetString()}"));
        (status, answer) = await PostAsync("model.res.user.get_preferences", [true, new { }], authorization);
        return status == HttpStatusCode.OK ? new Session(authorization, Result(answer)) : throw Problem(status);
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(string method, object?[] parameters, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, (Uri?)null)
        {
            // Not chunked: a WSGI server reads as many bytes as the header says.
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new { id = 0, method, @params = parameters })) { Headers = { ContentType = new("application/json") } },
            Headers = { Authorization = authorization is null ? null : new AuthenticationHeaderValue("Session", authorization) },
        };
        try
        {
            using var response = await _http.SendAsync(request);
            return (response.StatusCode, response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<JsonElement>() : default);
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException or JsonException)
        {
            throw new TrytonAwayException(problem);
        }
    }

    /// <summary>Errors come with status 200: <c>["UserError", [message, description, …]]</c> from a rule, <c>[message, traceback]</c> from a failure.</summary>
    private static JsonElement Result(JsonElement answer)
    {
        if (!answer.TryGetProperty("error", out var error))
        {
            return answer.GetProperty("result");
        }

        throw (error[0].GetString(), error[1].ValueKind) switch
        {
            ("UserError", JsonValueKind.Array) => new TrytonRefusedException(Words(error[1][0], error[1][1])),
            ("UserWarning", JsonValueKind.Array) => new TrytonRefusedException(Words(error[1][1], error[1][2])),
            // The traceback is for Tryton's own log, which has it.
            var (name, _) => new TrytonFailedException($"Tryton failed: {name}"),
        };
    }

    private static string Words(JsonElement message, JsonElement description) =>
        description.GetString() is { Length: > 0 } more ? $"{message.GetString()} {more}" : message.GetString()!;

    private static Exception Problem(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout
            ? new TrytonAwayException()
            : new TrytonFailedException($"Tryton answered with status {(int)status}.");

    private static Dictionary<string, object> Merge(JsonElement context, Dictionary<string, object> more)
    {
        var merged = context.EnumerateObject().ToDictionary(p => p.Name, p => (object)p.Value);
        foreach (var (name, value) in more)
        {
            merged[name] = value;
        }

        return merged;
    }
}
