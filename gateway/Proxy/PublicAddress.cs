using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Bridge.Gateway.Proxy;

/// <summary>BRIDGE_PUBLIC_URL: where people reach the console, and the only base of absolute links.</summary>
sealed record PublicAddress(Uri Url)
{
    public bool IsHttps => Url.Scheme == Uri.UriSchemeHttps;

    /// <summary>Nobody comes from another machine.</summary>
    public bool IsLoopback => Url.IsLoopback;

    public static PublicAddress Of(IConfiguration configuration) => new(new Uri(configuration["BRIDGE_PUBLIC_URL"] is { Length: > 0 } given ? given : "http://127.0.0.1:8080"));
}

static class PublicAddressSetup
{
    const string Proxies = "BRIDGE_TRUSTED_PROXIES";

    public static void AddPublicAddress(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(PublicAddress.Of(builder.Configuration));
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            // Who asks, and nothing else: where he asked is the public address. The framework would believe whoever is on this machine.
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            // Through as many of the named proxies as there are, and no further.
            options.ForwardLimit = null;
            foreach (var proxy in (builder.Configuration[Proxies] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                options.KnownIPNetworks.Add(NetworkOf(proxy));
            }
        });
    }

    /// <summary>
    /// First of all: with https in front, a request that comes here plainly is one to the public address, or cookies that are for https alone could not be written, and links would lead to the
    /// inside. And whoever a named proxy says it speaks for is who asks: limits and the audit log go by him.
    /// </summary>
    public static IApplicationBuilder UsePublicAddress(this WebApplication app)
    {
        if (!string.IsNullOrWhiteSpace(app.Configuration[Proxies]))
        {
            app.UseForwardedHeaders();
        }

        var address = app.Services.GetRequiredService<PublicAddress>();
        if (address.IsHttps)
        {
            var host = new HostString(address.Url.Authority);
            app.Use((http, next) =>
            {
                (http.Request.Scheme, http.Request.Host) = (Uri.UriSchemeHttps, host);
                return next(http);
            });
        }

        return app;
    }

    static System.Net.IPNetwork NetworkOf(string proxy) =>
        IPAddress.TryParse(proxy, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
        : System.Net.IPNetwork.TryParse(proxy, out var network) ? network
        : throw new InvalidOperationException($"{Proxies}: '{proxy}' is neither an address nor a network such as 10.20.0.0/24.");
}
