using System.Net.Sockets;
using System.Text;
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
        // Spans come when they end, parents after their children: so all of it is waited for.
        IReadOnlyList<string> missing = [], orphans = [];
        List<Span> trace = [];
        await Eventually.TrueAsync("the order is one trace", () =>
        {
            var id = stack.Traces.Spans.LastOrDefault(span => span is { Service: "erp-connector", Name: "CREATE_ORDER" } && !before.Contains(span.Trace))?.Trace;
            trace = stack.Traces.Spans.Where(span => span.Trace == id).ToList();
            var ids = trace.Select(span => span.Id).ToHashSet();
            missing = [.. path.Where(step => trace.All(span => $"{span.Service}: {span.Name}" != step))];
            orphans = [.. trace.Where(span => span.Parent is not null && !ids.Contains(span.Parent)).Select(span => $"{span.Service}: {span.Name}")];
            return Task.FromResult(missing.Count == 0 && orphans.Count == 0);
        }, state: () => $"missing: {string.Join(", ", missing)}; without a parent: {string.Join(", ", orphans)}");
        Assert.Single(trace, span => span.Parent is null);
    }

    /// <summary>The drills kill who is just telling: had the collector ended with it, nothing that it should see would ever be missed.</summary>
    [Fact]
    public async Task The_collector_outlives_a_sender_that_dies_in_the_middle()
    {
        using var collector = TraceReceiver.Start();
        var address = new Uri(collector.Address);
        using (var dying = new TcpClient(address.Host, address.Port))
        {
            dying.LingerState = new LingerOption(true, 0);
            await dying.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST /v1/traces HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Length: 1000\r\n\r\nhalf"));
        }

        using var sender = new HttpClient { BaseAddress = address };
        using var half = new ByteArrayContent([0x0a, 0x7f, 0x01]);
        // What it is answered is nobody's business: no exporter sends such a thing.
        _ = await Record.ExceptionAsync(() => sender.PostAsync("/v1/traces", half));

        // A connection of its own: the other may just be closing.
        using var http = new HttpClient { BaseAddress = address };
        collector.Watch(["needle"]);
        using var told = await http.PostAsync("/v1/logs", new StringContent("a needle"));
        Assert.True(told.IsSuccessStatusCode);
        Assert.Equal(["needle in /v1/logs"], collector.Seen);
    }
}
