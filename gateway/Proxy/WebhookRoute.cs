using Bridge.ServiceDefaults;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Transforms;

namespace Bridge.Gateway.Proxy;

/// <summary>
/// Meta's way in. Thousands a second come here: it ends in routing, before the console's cookies, headers and limits are looked at, and no cluster is chosen
/// from. Who may knock, Messaging decides by the signature.
/// </summary>
static class WebhookRoute
{
    /// <summary>Messaging answers within its own time for a commit, or with 503.</summary>
    static readonly ForwarderRequestConfig Request = new() { ActivityTimeout = TimeSpan.FromSeconds(15) };

    public static void AddWebhookRoute(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpForwarderWithServiceDiscovery().AddSingleton<IForwarderHttpClientFactory, ServiceForwarder>();
        builder.Services.AddHttpClient(WebhookLines.ClientName).AddHttpMessageHandler(() => new ServiceScheme()).AddServiceToken("messaging").AddServiceAddress();
        builder.Services.AddSingleton<WebhookLines>().AddHostedService(services => services.GetRequiredService<WebhookLines>());
    }

    public static void MapWebhook(this WebApplication app)
    {
        var lines = app.Services.GetRequiredService<WebhookLines>();
        app.MapForwarder("/webhooks/whatsapp", "https+http://messaging", Request, transforms => transforms.AddRequestHeaderRemove("Cookie").AddRequestHeaderRemove("Authorization"))
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Post])).AllowAnonymous().DisableValidation().ShortCircuit()
            .Add(endpoint =>
            {
                var forward = endpoint.RequestDelegate!;
                endpoint.RequestDelegate = http => lines.CarryAsync(http, forward);
            });
    }
}
