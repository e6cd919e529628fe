using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Bridge.AppHost;

/// <summary>What an operator does from the dashboard. It goes through the gateway with the operator's key, so it stands in the audit log like everything else.</summary>
internal static class OperatorCommands
{
    /// <param name="body">JSON; a POST without one otherwise.</param>
    public static IResourceBuilder<ServiceResource> Offers(
        this IResourceBuilder<ServiceResource> service, IResourceBuilder<ServiceResource> gateway, BridgeBuilder bridge, string title, string path, string icon, object? body = null) =>
        service.WithHttpCommand(path, title, commandOptions: new HttpCommandOptions
        {
            IconName = icon,
            EndpointSelector = () => gateway.GetEndpoint("http"),
            PrepareRequest = context =>
            {
                context.Request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bridge.OperatorKey);
                context.Request.Content = body is null ? null : JsonContent.Create(body);
                return Task.CompletedTask;
            },
        });
}
