using Xunit;

namespace Bridge.EndToEnd.Tests;

public sealed class TraceTests(BridgeStack stack)
{
    /// <summary>From the webhook over RabbitMQ to the ERP and back to the Graph API: who looks at a slow order sees all of it in one place.</summary>
    [Fact]
    public async Task A_confirmed_order_is_one_unbroken_trace()
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
        IReadOnlyList<Span> trace = [];
        await Eventually.TrueAsync("the trace of the order has arrived", () =>
        {
            var ofOrder = stack.Traces.Spans.LastOrDefault(span => span is { Service: "erp-connector", Name: "CREATE_ORDER" } && !before.Contains(span.Trace))?.Trace;
            trace = [.. stack.Traces.Spans.Where(span => span.Trace == ofOrder)];
            return Task.FromResult(path.All(step => trace.Any(span => $"{span.Service}: {span.Name}" == step)));
        });

        var ids = trace.Select(span => span.Id).ToHashSet();
        Assert.Single(trace, span => span.Parent is null || !ids.Contains(span.Parent));
    }
}
