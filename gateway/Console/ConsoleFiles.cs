using System.Security.Cryptography;
using Bridge.Gateway.Proxy;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Bridge.Gateway.Console;

/// <summary>Serves the built console: hashed files for ever, index.html fresh with its nonce, and index.html for every page of the console's router.</summary>
static class ConsoleFiles
{
    const string Nonce = "bridge.nonce";
    const string NoncePlaceholder = "__CSP_NONCE__";
    const string AnswersPlaceholder = "__FIRST_ANSWERS__";

    /// <summary>Everything else is a page, for the console's own router to find or to miss.</summary>
    static readonly string[] NotPages = ["/api", "/webhooks", "/files", "/live", "/assets", "/health"];

    /// <summary>The final policy, on every answer. Styles that a library writes at run time carry the page's nonce; scripts are files of our own.</summary>
    public static void UseConsoleSecurity(this WebApplication app) => app.UsePublicAddress().Use((context, next) =>
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[Nonce] = nonce;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'self'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' blob: data:; media-src 'self' blob:; font-src 'self'; " +
            "connect-src 'self'; worker-src 'self' blob:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            // What one person is told is not kept for the next at the same browser. What says itself how long it holds, does.
            context.Response.OnStarting(() =>
            {
                headers.CacheControl = headers.CacheControl.Count > 0 ? headers.CacheControl : "no-store";
                return Task.CompletedTask;
            });
        }

        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        return next(context);
    });

    public static void MapConsole(this WebApplication app)
    {
        var root = Path.GetFullPath(app.Configuration["Web:Root"] ?? Path.Combine(app.Environment.ContentRootPath, "..", "web", "dist"));
        if (!File.Exists(Path.Combine(root, "index.html")))
        {
            app.MapFallback(() => Results.Problem("The console has not been built: run ./bridge up, or npm ci && npm run build in web.",
                statusCode: StatusCodes.Status503ServiceUnavailable, title: "No console here")).AllowAnonymous();
            return;
        }

        var page = File.ReadAllText(Path.Combine(root, "index.html"));
        app.MapGet("/assets/{**file}", (string file, HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return SendPacked(root, Path.Combine("assets", file), context);
        }).AllowAnonymous().ExcludeFromDescription();
        foreach (var file in Directory.GetFiles(root).Select(Path.GetFileName).OfType<string>().Where(name => !name.EndsWith(".html", StringComparison.Ordinal)))
        {
            app.MapGet($"/{file}", () => Send(root, file)).AllowAnonymous().ExcludeFromDescription();
        }

        app.MapFallback("{*path}", async (HttpContext context) =>
        {
            if (NotPages.Any(prefix => context.Request.Path.StartsWithSegments(prefix)))
            {
                return Results.NotFound();
            }

            var answers = await FirstAnswers.ReadAsync(context);
            context.Response.Headers.CacheControl = "no-store";
            return Results.Content(
                page.Replace(NoncePlaceholder, (string)context.Items[Nonce]!, StringComparison.Ordinal).Replace(AnswersPlaceholder, answers, StringComparison.Ordinal),
                "text/html; charset=utf-8");
        }).AllowAnonymous();
    }

    /// <summary>The build lays compressed twins beside what is worth it. No secret is in these files, so that their size tells nothing.</summary>
    static IResult SendPacked(string root, string file, HttpContext context)
    {
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        foreach (var (coding, ending) in new[] { ("br", ".br"), ("gzip", ".gz") })
        {
            if (accepted.Any(a => a.Value == coding && a.Quality is not 0) && Find(root, file + ending) is { } packed && ContentTypes.TryGetContentType(file, out var type))
            {
                context.Response.Headers.ContentEncoding = coding;
                return Results.File(packed, type);
            }
        }

        return Send(root, file);
    }

    static IResult Send(string root, string file) =>
        Find(root, file) is { } found && ContentTypes.TryGetContentType(file, out var type) ? Results.File(found, type) : Results.NotFound();

    static string? Find(string root, string file)
    {
        using var files = new PhysicalFileProvider(root);
        return files.GetFileInfo(file) is { Exists: true } found ? found.PhysicalPath : null;
    }

    static readonly Microsoft.AspNetCore.StaticFiles.FileExtensionContentTypeProvider ContentTypes = new();
}
