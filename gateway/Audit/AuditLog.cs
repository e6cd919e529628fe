using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Yarp.ReverseProxy.Model;

namespace Bridge.Gateway.Audit;

/// <summary>
/// Records every administrative change at the door through which all of them come, so that a new endpoint needs nothing to be in it. What agents say and do
/// in chats stands in the chats.
/// </summary>
static partial class AuditLog
{
    static readonly string[] NotAdministrative = ["/api/session", "/api/messaging/conversations", "/api/flow/simulations"];

    /// <summary>They ask and change nothing, but for who has a draft open; the builder does so with every key.</summary>
    static readonly string[] Questions = ["/check", "/simulate", "/run", "/open"];

    /// <summary>
    /// What they carry is about customers and applicants, who can ask to be forgotten, and the audit log forgets nothing: of words only those that say
    /// what was decided are kept.
    /// </summary>
    static readonly string[] OfPeople = ["/api/privacy", "/api/hr/applications", "/api/catalog/orders", "/api/messaging/contacts"];

    const string Client = "audit";

    public static void AddAuditLog(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpClient(Client, http => http.Timeout = TimeSpan.FromSeconds(5)).AddServiceAddress();
        builder.Services.AddScoped<IMigrationStep, AppendOnlyAudit>();
        builder.AddRetention(new RetentionClass("audit", Days: 1095, Least: 90, [new("audit", "t.at < @before") { Prelude = AppendOnlyAudit.Open }]));
    }

    /// <summary>Before authorization, so that what was refused is recorded as refused.</summary>
    public static void UseAuditLog(this WebApplication app) => app.UseAuthentication().Use(async (http, next) =>
    {
        if (!IsAdministrative(http))
        {
            await next();
            if (http.Response.StatusCode == StatusCodes.Status403Forbidden && http.User.Identity is { IsAuthenticated: true })
            {
                LogRefused(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Bridge.Audit"), http.User.UserId(), http.Request.Method, http.Request.Path);
            }

            return;
        }

        var after = await ReadBodyAsync(http);
        var before = await ReadBeforeAsync(http);
        try
        {
            await next();
        }
        finally
        {
            // The change is made, or may be: it is recorded even where whoever made it has gone.
            await WriteAsync(http, before, after);
        }
    });

    /// <summary>For the gateway's own endpoints, which know best what changed.</summary>
    public static void Audit(this HttpContext http, object? before, object? after) => http.Items[typeof(AuditLog)] = (before, after);

    static bool IsAdministrative(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api") && http.User.Identity is { IsAuthenticated: true }
        && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && !HttpMethods.IsOptions(http.Request.Method)
        && !Array.Exists(NotAdministrative, prefix => http.Request.Path.StartsWithSegments(prefix))
        && !Array.Exists(Questions, question => http.Request.Path.Value!.EndsWith(question, StringComparison.Ordinal));

    static bool IsOfPeople(HttpContext http) => Array.Exists(OfPeople, prefix => http.Request.Path.StartsWithSegments(prefix));

    static async Task<JsonElement?> ReadBodyAsync(HttpContext http)
    {
        var request = http.Request;
        if (!request.HasJsonContentType() || request.ContentLength is > Redacted.MaxBytes)
        {
            return request.ContentLength is > 0
                ? JsonSerializer.SerializeToElement(new { type = request.ContentType, bytes = request.ContentLength })
                : null;
        }

        request.EnableBuffering(Redacted.MaxBytes);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, http.RequestAborted);
        request.Body.Position = 0;
        return body.Length > Redacted.MaxBytes ? null : Redacted.Json(body.GetBuffer().AsSpan(0, (int)body.Length), IsOfPeople(http));
    }

    /// <summary>What a service says of it just before: at the path itself, or, for a path that only takes changes, at the one above.</summary>
    static async Task<JsonElement?> ReadBeforeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<RouteModel>() is not { Config.ClusterId: { } service } || HttpMethods.IsPost(http.Request.Method))
        {
            return null;
        }

        var path = string.Join('/', http.Request.Path.Value!.Split('/')[3..]);
        foreach (var candidate in new[] { path, path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : path }.Distinct())
        {
            if (await ReadAsync(http, service, candidate) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    static async Task<JsonElement?> ReadAsync(HttpContext http, string service, string path)
    {
        var services = http.RequestServices;
        var token = await services.GetRequiredService<ServiceTokens>()
            .ForUserAsync(service, http.User.FindFirstValue("sub")!, http.User.FindAll("role").Select(r => r.Value), http.RequestAborted);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"https+http://{service}/{path}") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        try
        {
            using var answer = await services.GetRequiredService<IHttpClientFactory>().CreateClient(Client).SendAsync(request, http.RequestAborted);
            if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType != "application/json" || answer.Content.Headers.ContentLength is > Redacted.MaxBytes)
            {
                return null;
            }

            var bytes = await answer.Content.ReadAsByteArrayAsync(http.RequestAborted);
            return bytes.Length > Redacted.MaxBytes ? null : Redacted.Json(bytes, IsOfPeople(http));
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !http.RequestAborted.IsCancellationRequested))
        {
            // The change itself will meet the same; that it is recorded matters more than what was there.
            LogNotRead(services.GetRequiredService<ILoggerFactory>().CreateLogger("Bridge.Audit"), e, service);
            return null;
        }
    }

    static async Task WriteAsync(HttpContext http, JsonElement? before, JsonElement? after)
    {
        if (http.Items.TryGetValue(typeof(AuditLog), out var own))
        {
            var (was, now) = ((object?, object?))own!;
            (before, after) = (ToJson(was) ?? before, ToJson(now) ?? after);
        }

        await using var db = await http.RequestServices.GetRequiredService<IDbContextFactory<GatewayDbContext>>().CreateDbContextAsync();
        db.Audit.Add(new AuditEntry
        {
            At = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(),
            UserId = http.User.UserId(),
            UserName = http.User.FindFirstValue("display_name") ?? "",
            Method = http.Request.Method,
            Path = http.Request.Path.Value!,
            Status = http.Response.StatusCode,
            Before = before,
            After = after,
            TraceId = Activity.Current?.TraceId.ToHexString(),
        });
        await db.SaveChangesAsync();
    }

    static JsonElement? ToJson(object? value) => value is null ? null : Redacted.Json(JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web), ofPeople: false);

    /// <summary>A change that was refused stands in the audit log; that somebody only wanted to look is for whoever watches the log.</summary>
    [LoggerMessage(Level = LogLevel.Warning, Message = "User {UserId} was refused {Method} {Path}")]
    static partial void LogRefused(ILogger logger, Guid userId, string method, string path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What {Service} had before a change could not be read for the audit log")]
    static partial void LogNotRead(ILogger logger, Exception e, string service);
}
