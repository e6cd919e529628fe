using System.Text.Json.Nodes;
using Bridge.Contracts.Erp;
using Bridge.ServiceDefaults;

namespace Bridge.Catalog.Orders;

/// <summary>How an order stands in the ERP; <see cref="Problem"/>, and nothing else, where it did not say.</summary>
internal sealed record ErpStanding(string? Status, string? Number, string? Problem = null)
{
    public string? TrackingUrl { get; init; }
    public string? DocumentUrl { get; init; }
    public string? Eta { get; init; }
}

/// <summary>Asks the ERP how an order stands.</summary>
internal sealed class StatusReader(ErpReader erp)
{
    /// <summary>A day, or a few words: no essay.</summary>
    const int LongestEta = 100;

    public async Task<ErpStanding> AskAsync(string externalId, CancellationToken ct)
    {
        var answered = await erp.AskAsync(ErpOperation.GetOrderStatus, new JsonObject { ["external_order_id"] = externalId }, ct);
        if (answered.Outcome != ErpOutcome.Ok)
        {
            return new ErpStanding(null, null, answered.Problem ?? answered.Outcome.ToString());
        }

        try
        {
            var fields = ErpFields.Of(answered);
            return new ErpStanding(fields.Text("status"), fields.Text("order_number"))
            {
                TrackingUrl = Address(fields.OptionalText("tracking_url")),
                DocumentUrl = Address(fields.OptionalText("document_url")),
                Eta = fields.OptionalText("eta") is { Length: <= LongestEta } eta ? eta : null,
            };
        }
        catch (ErpContractException e)
        {
            return new ErpStanding(null, null, e.Message);
        }
    }

    /// <summary>Customers and the console follow it: nothing but an address of the web.</summary>
    static string? Address(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? url : null;
}
