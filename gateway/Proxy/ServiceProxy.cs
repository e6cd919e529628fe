using System.Net.Http.Headers;
using System.Security.Claims;
using Bridge.Gateway.Keys;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Antiforgery;
using Yarp.ReverseProxy.Transforms;

namespace Bridge.Gateway.Proxy;

static class ServiceProxy
{
    /// <summary>Routes and clusters are in appsettings.json; a cluster is named as the service that it leads to, which is the audience of its tokens.</summary>
    public static void AddServiceProxy(this WebApplicationBuilder builder) => builder.Services.AddReverseProxy()
        .LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"))
        .AddServiceDiscoveryDestinationResolver()
        .AddTransforms(transforms =>
        {
            var audience = transforms.Route.ClusterId!;
            transforms.AddRequestTransform(async context =>
            {
                // Nothing that a client says about who he is reaches a service.
                context.ProxyRequest.Headers.Remove("Cookie");
                context.ProxyRequest.Headers.Authorization = null;
                if (context.HttpContext.User is { Identity.IsAuthenticated: true } user)
                {
                    var tokens = context.HttpContext.RequestServices.GetRequiredService<ServiceTokens>();
                    var token = await tokens.ForUserAsync(audience, user.FindFirstValue("sub")!, user.FindAll("role").Select(r => r.Value), context.CancellationToken);
                    context.ProxyRequest.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                }
            });
        });

    /// <summary>Whatever changes something under /api must come from the console's own pages: by token, and by what the browser says of its origin.</summary>
    public static IApplicationBuilder UseAntiforgeryHeader(this WebApplication app) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        // No browser adds a key by itself, so nobody can be made to use his.
        if (!request.Path.StartsWithSegments("/api") || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || context.User.IsKey())
        {
            await next();
            return;
        }

        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is "" or "same-origin" && await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            await next();
            return;
        }

        await Results.Problem("The request did not come from the console, or its page is too old: reload it.", statusCode: StatusCodes.Status400BadRequest,
            title: "Not accepted").ExecuteAsync(context);
    });
}
