using System.Diagnostics;
using Xunit;

namespace Bridge.EndToEnd.Tests;

public sealed class TraceTests(BridgeStack stack)
{
    /// <summary>From the webhook over RabbitMQ to the ERP and back to the Graph API: who looks at a slow order sees all of it in one place.</summary>
    [Fact]
    public async Task A_confirmed_order_is_one_unbroken_trace()
    {
        // A service that has just been started again, or had thousands to tell, may lose spans: then the next order is whole.
        for (var order = 1; !await IsOneTraceAsync(last: order == 3); order++)
        {
        }
    }

    async Task<bool> IsOneTraceAsync(bool last)
    {
        var phone = await Phone.OfNewCustomerAsync(stack.Sandbox, "Tess");
        await phone.ToCartAsync();
        var before = stack.Traces.Spans.Select(span => span.Trace).ToHashSet();
        await phone.ConfirmAsync();

        string[] path =
        [
            "gateway: POST /webhooks/whatsapp", "messaging: item numbered", "flow: flow-item-arrived process", "catalog: catalog-place-order process",
            "erp-connector: CREATE_ORDER", "catalog: catalog-erp-answered process", "flow: flow-order-answered process", "messaging: messaging-send-turn process",
            "messaging: message sent",
        ];
        // Spans come when they end, parents after their children: so all of it is waited for.
        IReadOnlyList<string> missing = [], orphans = [];
        var patience = Stopwatch.StartNew();
        var whole = false;
        await Eventually.TrueAsync("the order is one trace", () =>
        {
            var id = stack.Traces.Spans.LastOrDefault(span => span is { Service: "erp-connector", Name: "CREATE_ORDER" } && !before.Contains(span.Trace))?.Trace;
            var trace = stack.Traces.Spans.Where(span => span.Trace == id).ToList();
            var ids = trace.Select(span => span.Id).ToHashSet();
            missing = [.. path.Where(step => trace.All(span => $"{span.Service}: {span.Name}" != step))];
            orphans = [.. trace.Where(span => span.Parent is not null && !ids.Contains(span.Parent)).Select(span => $"{span.Service}: {span.Name}")];
            whole = missing.Count == 0 && orphans.Count == 0;
            return Task.FromResult(whole || (!last && patience.Elapsed > TimeSpan.FromSeconds(30)));
        }, state: () => $"missing: {string.Join(", ", missing)}; without a parent: {string.Join(", ", orphans)}");
        return whole;
    }
}
