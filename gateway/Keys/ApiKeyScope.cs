using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace Bridge.Gateway.Keys;

/// <summary>What a key may beyond its roles: its areas, and nothing by which somebody would get in or get more.</summary>
static class ApiKeyScope
{
    public static readonly IReadOnlyList<string> Areas = ["messaging", "flow", "catalog", "hr", "erp", "gateway"];

    const string GatewaysOwn = "gateway";
    const int PerMinute = 600;

    /// <summary>A program neither makes people nor keys, signs in as nobody, and takes nobody's data out as a whole.</summary>
    static readonly string[] ForPeopleOnly = ["/api/session", "/api/users", "/api/keys", "/api/privacy"];

    public static void AddApiKeys(this WebApplicationBuilder builder)
    {
        const string either = "cookie-or-key";
        builder.Services.AddAuthentication(options => options.DefaultScheme = either)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null)
            .AddPolicyScheme(either, null, options => options.ForwardDefaultSelector = context =>
                ApiKeyAuthentication.IsMeant(context.Request) ? ApiKeyAuthentication.SchemeName : IdentityConstants.ApplicationScheme);
        builder.Services.Configure<RateLimiterOptions>(limiter => limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            context.User.IsKey()
                ? RateLimitPartition.GetFixedWindowLimiter(context.User.FindFirstValue("sub")!, _ => new() { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter("")));
    }

    public static bool IsKey(this ClaimsPrincipal principal) => principal.Identity?.AuthenticationType == ApiKeyAuthentication.SchemeName;

    public static void UseApiKeyScope(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (!context.User.IsKey() || Allows(context.User, context.Request))
        {
            await next();
            return;
        }

        await Results.Problem("This key is for other parts of the API, or only to read.", statusCode: StatusCodes.Status403Forbidden, title: "Not with this key").ExecuteAsync(context);
    });

    static bool Allows(ClaimsPrincipal key, HttpRequest request)
    {
        if (!request.Path.StartsWithSegments("/api") || Array.Exists(ForPeopleOnly, path => request.Path.StartsWithSegments(path)))
        {
            return false;
        }

        var first = request.Path.Value!.Split('/')[2];
        return key.HasClaim(ApiKeyAuthentication.AreaClaim, Areas.Contains(first) ? first : GatewaysOwn)
            && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || !key.HasClaim(ApiKeyAuthentication.ReadOnlyClaim, "true"));
    }
}
