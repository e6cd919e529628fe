namespace Bridge.WhatsAppSandbox.Control;

internal sealed record FaultsView(
    bool WebhooksPaused, bool PairRate, int LatencyMs, double LatencySpread, int MessagesPerSecond, SignatureFault Signature,
    int BatchSize, int ManagementPerHour, int PortfolioLimit, bool TokenExpired, bool LegacyConversation, bool StatusContacts, IReadOnlyList<GraphFault> Next)
{
    public static FaultsView Of(Faults faults) => new(faults.WebhooksPaused, faults.PairRate, (int)faults.Latency.TotalMilliseconds, faults.LatencySpread,
        faults.MessagesPerSecond, faults.Signature, faults.BatchSize, faults.ManagementPerHour, faults.PortfolioLimit, faults.TokenExpired,
        faults.LegacyConversation, faults.StatusContacts, faults.Next);
}

/// <summary>What is null stays as it is.</summary>
internal sealed record FaultsChange(
    bool? WebhooksPaused = null, bool? PairRate = null, int? LatencyMs = null, double? LatencySpread = null, int? MessagesPerSecond = null, SignatureFault? Signature = null,
    int? BatchSize = null, int? ManagementPerHour = null, int? PortfolioLimit = null, bool? TokenExpired = null, bool? LegacyConversation = null, bool? StatusContacts = null);

internal static class FaultsApi
{
    public static void Map(RouteGroupBuilder control)
    {
        var faults = control.MapGroup("/faults");
        faults.MapGet("", (Faults all) => FaultsView.Of(all));
        faults.MapPatch("", (FaultsChange change, Faults all, LiveEvents live) =>
        {
            all.WebhooksPaused = change.WebhooksPaused ?? all.WebhooksPaused;
            all.PairRate = change.PairRate ?? all.PairRate;
            all.Latency = change.LatencyMs is { } latency ? TimeSpan.FromMilliseconds(Math.Clamp(latency, 0, 60_000)) : all.Latency;
            all.LatencySpread = Math.Clamp(change.LatencySpread ?? all.LatencySpread, 0, 3);
            all.MessagesPerSecond = Math.Max(0, change.MessagesPerSecond ?? all.MessagesPerSecond);
            all.BatchSize = Math.Clamp(change.BatchSize ?? all.BatchSize, 1, 1000);
            all.Signature = change.Signature ?? all.Signature;
            all.ManagementPerHour = Math.Max(0, change.ManagementPerHour ?? all.ManagementPerHour);
            all.PortfolioLimit = Math.Max(0, change.PortfolioLimit ?? all.PortfolioLimit);
            all.TokenExpired = change.TokenExpired ?? all.TokenExpired;
            all.LegacyConversation = change.LegacyConversation ?? all.LegacyConversation;
            all.StatusContacts = change.StatusContacts ?? all.StatusContacts;
            live.Publish("faults", null);
            return FaultsView.Of(all);
        });
        faults.MapPost("/graph", (GraphFault fault, Faults all, LiveEvents live) =>
        {
            all.Add(fault with { Times = Math.Max(1, fault.Times) });
            live.Publish("faults", null);
            return TypedResults.Ok(FaultsView.Of(all));
        });
        faults.MapPost("/media", (MediaFault fault, Faults all) =>
        {
            all.Add(fault);
            return TypedResults.NoContent();
        });
        faults.MapDelete("", (Faults all, LiveEvents live) =>
        {
            all.Clear();
            live.Publish("faults", null);
            return TypedResults.NoContent();
        });
    }
}
