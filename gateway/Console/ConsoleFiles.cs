using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;

namespace Bridge.Gateway.Console;

/// <summary>Serves the built console: hashed files for ever, index.html fresh with its nonce, and index.html for every page of the console's router.</summary>
static class ConsoleFiles
{
    const string Nonce = "bridge.nonce";
    const string NoncePlaceholder = "__CSP_NONCE__";

    /// <summary>Everything else is a page, for the console's own router to find or to miss.</summary>
    static readonly string[] NotPages = ["/api", "/webhooks", "/files", "/live", "/assets", "/health"];

    /// <summary>The final policy, on every answer. Styles that a library writes at run time carry the page's nonce; scripts are files of our own.</summary>
    public static void UseConsoleSecurity(this WebApplication app) => app.Use((context, next) =>
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
            return Send(root, Path.Combine("assets", file));
        }).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/{file:regex(^[[\\w-]]+\\.(svg|png|ico|webmanifest|txt)$)}", (string file) => Send(root, file)).AllowAnonymous().ExcludeFromDescription();
        app.MapFallback("{*path}", (HttpContext context) =>
        {
            if (NotPages.Any(prefix => context.Request.Path.StartsWithSegments(prefix)))
            {
                return Results.NotFound();
            }

            context.Response.Headers.CacheControl = "no-store";
            return Results.Content(page.Replace(NoncePlaceholder, (string)context.Items[Nonce]!, StringComparison.Ordinal), "text/html; charset=utf-8");
        }).AllowAnonymous();
    }

    static IResult Send(string root, string file)
    {
        using var files = new PhysicalFileProvider(root);
        var found = files.GetFileInfo(file);
        if (!found.Exists || found.PhysicalPath is null)
        {
            return Results.NotFound();
        }

        return ContentTypes.TryGetContentType(file, out var type) ? Results.File(found.PhysicalPath, type) : Results.NotFound();
    }

    static readonly Microsoft.AspNetCore.StaticFiles.FileExtensionContentTypeProvider ContentTypes = new();
}
