using System.Security.Claims;
using Bridge.Gateway.Audit;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Bridge.Gateway.Users;

/// <summary>What an operator says in <c>OpenIdConnect__…</c>; without an authority there is only Bridge's own sign-in.</summary>
/// <remarks>Each role names the values of the role claim that give it: <c>OpenIdConnect__Roles__Sales=shop,shop-leads</c>. Who has none of them is not let in.</remarks>
public sealed class SingleSignOnOptions
{
    public string? Authority { get; set; }
    public string ClientId { get; set; } = "";
    public string? ClientSecret { get; set; }

    /// <summary>What the button says.</summary>
    public string Name { get; set; } = "single sign-on";

    public string RoleClaim { get; set; } = "groups";

    /// <summary>Beside openid, profile and email, where the provider wants to be asked for the role claim.</summary>
    public string? Scopes { get; set; }

    public Dictionary<string, string> Roles { get; } = [];

    /// <summary>The roles that these claims give.</summary>
    internal IReadOnlyList<string> RolesOf(ClaimsPrincipal principal)
    {
        var held = principal.FindAll(RoleClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        return [.. Bridge.ServiceDefaults.Roles.All.Where(role =>
            Roles.TryGetValue(role, out var values) && values.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(held.Contains))];
    }
}

/// <summary>OpenID Connect, code flow with PKCE: the provider says who comes and what he may; Bridge keeps the session.</summary>
static partial class SingleSignOn
{
    public const string Scheme = "oidc";

    /// <summary>In the state that the provider gives back: the session in which somebody proves once more who he is.</summary>
    const string Again = "again";

    public static void AddSingleSignOn(this WebApplicationBuilder builder, AuthenticationBuilder authentication)
    {
        var section = builder.Configuration.GetSection("OpenIdConnect");
        builder.Services.Configure<SingleSignOnOptions>(section);
        var settings = section.Get<SingleSignOnOptions>() ?? new();
        if (string.IsNullOrWhiteSpace(settings.Authority))
        {
            return;
        }

        if (settings.Roles.Keys.FirstOrDefault(role => !Roles.All.Contains(role)) is { } unknown)
        {
            throw new InvalidOperationException($"OpenIdConnect__Roles__{unknown}: there is no such role. Use {string.Join(", ", Roles.All)}.");
        }

        authentication.AddOpenIdConnect(Scheme, oidc =>
        {
            oidc.Authority = settings.Authority;
            oidc.ClientId = settings.ClientId;
            oidc.ClientSecret = settings.ClientSecret;
            oidc.RequireHttpsMetadata = !new Uri(settings.Authority).IsLoopback;
            oidc.ResponseType = OpenIdConnectResponseType.Code;
            oidc.ResponseMode = OpenIdConnectResponseMode.Query;
            oidc.CallbackPath = "/api/session/oidc/callback";
            oidc.SignInScheme = IdentityConstants.ApplicationScheme;
            oidc.MapInboundClaims = false;
            oidc.GetClaimsFromUserInfoEndpoint = true;
            oidc.DisableTelemetry = true;
            oidc.Scope.Add("email");
            foreach (var scope in (settings.Scopes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                oidc.Scope.Add(scope);
            }

            oidc.ClaimActions.MapAll();
            // They come back with the provider's redirect, which is a plain link from another site.
            oidc.CorrelationCookie.SameSite = oidc.NonceCookie.SameSite = SameSiteMode.Lax;
            oidc.CorrelationCookie.SecurePolicy = oidc.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            oidc.Events.OnRedirectToIdentityProvider = context =>
            {
                if (context.Properties.Items.ContainsKey(Again))
                {
                    // Not by the session that is open there too: that would prove nothing.
                    (context.ProtocolMessage.Prompt, context.ProtocolMessage.MaxAge) = ("login", "0");
                }

                return Task.CompletedTask;
            };
            oidc.Events.OnTicketReceived = ReceiveAsync;
            oidc.Events.OnRemoteFailure = context =>
            {
                context.HandleResponse();
                return RefuseAsync(context.HttpContext, "failed", null);
            };
        });
    }

    public static void MapSingleSignOn(RouteGroupBuilder session) =>
        session.MapGet("/oidc", (string? again, HttpContext http, IAuthenticationSchemeProvider schemes) => StartAsync(again, http, schemes)).WithName("SignInElsewhere").RequireRateLimiting(UsersSetup.SignInLimit).ExcludeFromDescription();

    /// <param name="again">Where to go on, for who is signed in and proves once more who he is.</param>
    static async Task<IResult> StartAsync(string? again, HttpContext http, IAuthenticationSchemeProvider schemes) => await schemes.GetSchemeAsync(Scheme) is null
        ? Results.Problem("No identity provider is set: OpenIdConnect__Authority names one.", statusCode: StatusCodes.Status404NotFound, title: "No single sign-on")
        : http.User.Identity is not { IsAuthenticated: true }
            ? Results.Challenge(new() { RedirectUri = "/" }, [Scheme])
        : again is null
            ? Results.Redirect("/")
        : Results.Challenge(new() { RedirectUri = OwnPath(again), Items = { [Again] = http.User.FindFirstValue(ConsoleSessions.IdClaim) } }, [Scheme]);

    /// <summary>Only a path of our own: an address elsewhere is dropped.</summary>
    static string OwnPath(string path) => path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal) ? path : "/";

    static async Task ReceiveAsync(TicketReceivedContext context)
    {
        context.HandleResponse();
        var http = context.HttpContext;
        var admission = await http.RequestServices.GetRequiredService<Admission>().OfAsync(context.Principal!, http.RequestAborted);
        if (admission.Refusal is { } why)
        {
            await RefuseAsync(http, why, admission.User);
            return;
        }

        if (context.Properties?.Items.TryGetValue(Again, out var before) == true && Guid.TryParse(before, out var session))
        {
            // The browser does not send the strict cookie on the way back: the session that it was is ended by its name.
            var (db, user) = (http.RequestServices.GetRequiredService<GatewayDbContext>(), admission.User!.Id);
            await db.Sessions.Where(s => s.Id == session && s.UserId == user).ExecuteDeleteAsync(http.RequestAborted);
        }

        await http.RequestServices.GetRequiredService<SignInManager<User>>().OpenAsync(admission.User!, Proof.BySingleSignOn);
        http.Response.Redirect(OwnPath(context.ReturnUri ?? "/"));
    }

    /// <summary>Back to the page of Bridge's own sign-in, which says why in words.</summary>
    static async Task RefuseAsync(HttpContext http, string why, User? user)
    {
        await http.RequestServices.GetRequiredService<SignInRecord>().AddAsync(AuditEvent.SignInFailed, user, Proof.BySingleSignOn, why);
        http.Response.Redirect($"/sign-in?refused={why}");
    }
}
