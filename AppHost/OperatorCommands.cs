using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Bridge.AppHost;

/// <summary>What an operator does from the dashboard. It goes through the gateway with the operator's key, so it stands in the audit log like everything else.</summary>
internal static class OperatorCommands
{
    /// <summary>The longest of them syncs a catalogue of ten thousand.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <remarks>Not Aspire's own HTTP command: that one asks the resource it stands on, which takes no key, whatever endpoint it is told to ask.</remarks>
    /// <param name="body">JSON; a POST without one otherwise.</param>
    public static IResourceBuilder<ServiceResource> Offers(
        this IResourceBuilder<ServiceResource> service, IResourceBuilder<ServiceResource> gateway, BridgeBuilder bridge, string title, string path, string icon, object? body = null) =>
        service.WithCommand(path, title, async context =>
        {
            using var http = new HttpClient { Timeout = Patience };
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(gateway.GetEndpoint("http").Url), path));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bridge.OperatorKey);
            request.Content = body is null ? null : JsonContent.Create(body);
            try
            {
                using var answer = await http.SendAsync(request, context.CancellationToken);
                return answer.IsSuccessStatusCode
                    ? CommandResults.Success()
                    : CommandResults.Failure(string.Create(CultureInfo.InvariantCulture, $"The gateway answered {(int)answer.StatusCode}."));
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                return CommandResults.Failure($"The gateway does not answer ({e.GetType().Name}).");
            }
        }, new CommandOptions { IconName = icon });

    /// <summary>Everything it has an address for stands behind a token; what it can be asked, and whether it is ready, does not.</summary>
    public static void LinksToItsApi(this IResourceBuilder<ServiceResource> service) => service.WithUrls(context =>
    {
        foreach (var url in context.Urls.Where(url => url.Endpoint?.EndpointName == "http").ToList())
        {
            context.Urls.Add(new ResourceUrlAnnotation { Url = url.Url.TrimEnd('/') + "/health/ready", DisplayText = "Ready?", Endpoint = url.Endpoint });
            (url.Url, url.DisplayText) = (url.Url.TrimEnd('/') + "/openapi/v1.json", "API");
        }
    });

    /// <summary>Only while the ERP of the profile is the reference ERP: what is ordered otherwise would be ordered in the company's own.</summary>
    public static IResourceBuilder<ServiceResource> OffersSeed(
        this IResourceBuilder<ServiceResource> sandbox, IResourceBuilder<ServiceResource> gateway, IResourceBuilder<ServiceResource> referenceErp, BridgeBuilder bridge) =>
        sandbox.WithCommand("/seed", "Seed the demo", async context =>
        {
            using var console = new HttpClient { Timeout = Patience, BaseAddress = new Uri(gateway.GetEndpoint("http").Url) };
            console.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bridge.OperatorKey);
            using var phones = new HttpClient { Timeout = Patience, BaseAddress = new Uri(sandbox.GetEndpoint("http").Url) };
            try
            {
                var profile = await console.GetFromJsonAsync<JsonElement>("/api/erp/profile", context.CancellationToken);
                if (!Uri.TryCreate(profile.GetProperty("baseUrl").GetString(), UriKind.Absolute, out var erp) || erp.Authority != new Uri(referenceErp.GetEndpoint("http").Url).Authority)
                {
                    return CommandResults.Failure("The ERP of the company is connected: the customers of a demo would order there.");
                }

                return await new DemoSeed(phones).RunAsync(context.CancellationToken) is { } stuck ? CommandResults.Failure(stuck) : CommandResults.Success();
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                return CommandResults.Failure($"Gateway or sandbox does not answer ({e.GetType().Name}).");
            }
        }, new CommandOptions { IconName = "PeopleChat" });
}
