using Bridge.Contracts.Erp;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bridge.Flow.Tests;

/// <summary>Messaging, Catalog, Hr and ErpConnector, as far as Flow reads from them over HTTP.</summary>
static class Owners
{
    /// <param name="on">Operations that ErpConnector says are switched on; null: all.</param>
    public static async Task<WebApplication> StartAsync(Dictionary<string, object[]> pages, IReadOnlyList<ErpOperation>? on = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var owners = builder.Build();
        owners.Urls.Add("http://127.0.0.1:0");
        owners.MapGet("/internal/{**what}", (HttpRequest request) => Results.Json(
            new { items = pages.GetValueOrDefault(request.Path.Value ?? "", []), next = (string?)null }, BridgeJson.Options));
        owners.MapGet("/internal/applicants", () => Results.Json(new ApplicantWishes(), BridgeJson.Options));
        owners.MapGet("/internal/addresses", () => Results.Json(new AddressWishes(), BridgeJson.Options));
        owners.MapGet("/internal/operations", () => Results.Json(on ?? Enum.GetValues<ErpOperation>(), BridgeJson.Options));
        await owners.StartAsync();
        return owners;
    }
}
