using System.Text.Json;
using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Calling;
using Bridge.ErpConnector.Profile;

namespace Bridge.ErpConnector.Writes;

/// <summary>Asks for an order by Bridge's own number, where the profile says that the ERP knows it.</summary>
internal static class OrderLookup
{
    private const string Reference = "client_reference";

    public static bool CanFind(Intent intent) => intent.Operation == ErpOperation.CreateOrder && intent.Fields.TryGetProperty(Reference, out _);

    /// <returns>Ok with what CREATE_ORDER would have answered, Rejected 404 where there is none, else why nobody knows.</returns>
    public static async Task<Attempt> FindAsync(ErpClient erp, ErpProfile profile, Intent intent, CancellationToken ct)
    {
        var endpoint = profile.Of(ErpOperation.GetOrderStatus).WithoutPlaceholders();
        var fields = new Dictionary<string, JsonElement> { [Reference] = intent.Fields.GetProperty(Reference) };
        var attempt = await erp.TryAsync(profile, endpoint, JsonSerializer.SerializeToElement(fields), new CallHeaders(Guid.CreateVersion7()), ct);
        // The contract does not name the id in a status: without it the order cannot be confirmed.
        return attempt.Outcome == CallOutcome.Ok && !attempt.Answer!.Value.TryGetProperty("external_order_id", out _)
            ? attempt with { Outcome = CallOutcome.Violation, Problem = "$.external_order_id: expected a text, got nothing" }
            : attempt;
    }
}
