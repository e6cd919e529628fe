using Bridge.ServiceDefaults;
using Microsoft.Extensions.ServiceDiscovery.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Bridge.Gateway.Proxy;

/// <summary>What the proxy calls services with: it finds them as every other client does, and believes whom they believe.</summary>
sealed class ServiceForwarder(TransportSecurity security, IServiceDiscoveryHttpMessageHandlerFactory discovery) : ForwarderHttpClientFactory
{
    protected override void ConfigureHandler(ForwarderHttpClientContext context, SocketsHttpHandler handler)
    {
        base.ConfigureHandler(context, handler);
        security.Apply(handler.SslOptions);
    }

    protected override HttpMessageHandler WrapHandler(ForwarderHttpClientContext context, HttpMessageHandler handler) => discovery.CreateHandler(handler);
}
