using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Erp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Polly;

namespace Bridge.ServiceDefaults;

/// <summary>Reads of the ERP, through ErpConnector's internal door. Writes go as <see cref="CallErp"/> over the bus.</summary>
public sealed class ErpReader(IHttpClientFactory http)
{
    internal const string Connector = "erp-connector";

    /// <summary>Always an answer: a connector that is not there is an ERP that is not there.</summary>
    public async Task<ErpAnswered> AskAsync(ErpOperation operation, JsonObject fields, CancellationToken ct)
    {
        try
        {
            using var response = await http.CreateClient(Connector).PostAsJsonAsync($"internal/erp/{operation.Name()}", fields, BridgeJson.Options, ct);
            if (!response.IsSuccessStatusCode)
            {
                return Away(operation, $"ErpConnector answered {(int)response.StatusCode}");
            }

            return await response.Content.ReadFromJsonAsync<ErpAnswered>(BridgeJson.Options, ct) ?? Away(operation, "ErpConnector answered nothing");
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or ExecutionRejectedException
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return Away(operation, $"ErpConnector cannot be reached ({e.GetType().Name})");
        }
    }

    static ErpAnswered Away(ErpOperation operation, string problem) =>
        new() { Key = "", Operation = operation, Outcome = ErpOutcome.Unavailable, Problem = $"{operation.Name()}: {problem}" };
}

public static class ErpReaderExtensions
{
    public static void AddErpReader(this IHostApplicationBuilder builder)
    {
        builder.AddServiceClient(ErpReader.Connector);
        builder.Services.AddSingleton<ErpReader>();
    }
}
