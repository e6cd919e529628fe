using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bridge.ServiceDefaults;

/// <summary>Roles of the console.</summary>
public static class Roles
{
    public const string Owner = "Owner";
    public const string Admin = "Admin";
    public const string Sales = "Sales";
    public const string Hr = "HR";
    public const string Agent = "Agent";
    public const string Viewer = "Viewer";

    public static IReadOnlyList<string> All { get; } = [Owner, Admin, Sales, Hr, Agent, Viewer];
}

/// <summary>Every endpoint group names one of these; an endpoint that names none is refused to everybody who is not known.</summary>
public static class Policies
{
    /// <summary>Anyone who has signed in to the console.</summary>
    public const string Viewer = "viewer";

    /// <summary>Those who talk to customers.</summary>
    public const string Agent = "agent";

    /// <summary>Those who decide on products and orders.</summary>
    public const string Sales = "sales";

    /// <summary>Those who may read applications.</summary>
    public const string Hr = "hr";

    /// <summary>Those who configure.</summary>
    public const string Admin = "admin";

    /// <summary>Another service of Bridge, in its own name.</summary>
    public const string Service = "service";

    internal static void Configure(AuthorizationOptions options)
    {
        User(options, Viewer, [.. Roles.All]);
        User(options, Agent, Roles.Owner, Roles.Admin, Roles.Sales, Roles.Agent, Roles.Hr);
        User(options, Sales, Roles.Owner, Roles.Admin, Roles.Sales);
        User(options, Hr, Roles.Owner, Roles.Admin, Roles.Hr);
        User(options, Admin, Roles.Owner, Roles.Admin);
        options.AddPolicy(Service, policy => policy.RequireClaim(Claims.Kind, Claims.Service));
        // What is no route of ours is routing's own answer to a wrong method or content type, and may be given.
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser()
            .RequireAssertion(context => context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint).Build();
    }

    static void User(AuthorizationOptions options, string name, params string[] roles) =>
        options.AddPolicy(name, policy => policy.RequireClaim(Claims.Kind, Claims.User).RequireClaim(Claims.Role, roles));

    /// <summary>The signed-in user; names are the web's to resolve.</summary>
    public static Guid UserId(this ClaimsPrincipal principal) => Guid.Parse(principal.FindFirstValue(Claims.Subject)
        ?? throw new InvalidOperationException("The token names nobody."));

    /// <summary>May read what was taken by a hiring flow.</summary>
    public static bool MayReadHr(this ClaimsPrincipal principal) =>
        principal.HasClaim(c => c.Type == Claims.Role && c.Value is Roles.Owner or Roles.Admin or Roles.Hr);

    /// <summary>May read what is no application: everybody but those who are HR and nothing else.</summary>
    public static bool MayReadRest(this ClaimsPrincipal principal) =>
        principal.HasClaim(c => c.Type == Claims.Role && c.Value != Roles.Hr && Roles.All.Contains(c.Value));
}
