using System.Security.Cryptography;
using System.Text;
using Bridge.WhatsAppSandbox.Graph.Account;
using Bridge.WhatsAppSandbox.Graph.Media;
using Bridge.WhatsAppSandbox.Graph.Messages;
using Bridge.WhatsAppSandbox.Templates;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Graph;

/// <summary>The part of graph.facebook.com that Bridge speaks, with and without a version in the path.</summary>
internal static class GraphApi
{
    public const string Json = "application/json; charset=UTF-8";

    public static void MapGraph(this WebApplication app)
    {
        foreach (var prefix in (string[])["/{version:regex(^v\\d+\\.\\d+$)}", ""])
        {
            var graph = app.MapGroup(prefix).AddEndpointFilter(MetaHeaders).AddEndpointFilter(RequireToken).AddEndpointFilter(CountCall).DisableAntiforgery();
            SendMessage.Map(graph);
            UploadMedia.Map(graph);
            DeleteMedia.Map(graph);
            GetObject.Map(graph);
            SubscribedApps.Map(graph);
            ListTemplates.Map(graph);
            SubmitTemplate.Map(graph);
            ResumableUploads.Map(graph);
            DebugToken.Map(graph);
            BlockUsers.Map(graph);
            BusinessProfile.Map(graph);
            Registration.Map(graph);
            NumberSettings.Map(graph);
            QrCodes.Map(graph);
            UnknownPaths.Map(graph, versioned: prefix.Length > 0);
        }
        DownloadMedia.Map(app);
    }

    public static bool HasToken(HttpContext context, out GraphError? error)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim()
            // Meta's own sample of the resumable upload.
            : header.StartsWith("OAuth ", StringComparison.OrdinalIgnoreCase) ? header["OAuth ".Length..].Trim()
            : context.Request.Query["access_token"].ToString();
        var expected = context.RequestServices.GetRequiredService<IOptions<WhatsAppOptions>>().Value.AccessToken;
        error = token.Length == 0 ? GraphErrors.NoToken()
            : context.RequestServices.GetRequiredService<Control.Faults>().TokenExpired ? GraphErrors.ExpiredToken(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow())
            : CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(expected)) ? null
            : GraphErrors.BadToken();
        return error is null;
    }

    private static async ValueTask<object?> RequireToken(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        HasToken(context.HttpContext, out var error) ? await next(context) : error!.ToResult();

    private static ValueTask<object?> CountCall(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.RequestServices.GetRequiredService<ManagementLimit>().FilterAsync(context, next);

    private static ValueTask<object?> MetaHeaders(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers["facebook-api-version"] = context.HttpContext.GetRouteValue("version") as string ?? "v26.0";
        headers["x-fb-trace-id"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(8)).TrimEnd('=');
        headers["X-App-Usage"] = """{"call_count":1,"total_cputime":1,"total_time":1}""";
        return next(context);
    }
}
