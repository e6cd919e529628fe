using System.Net;
using System.Text.Json.Nodes;
using Bridge.Contracts.Flow;
using Bridge.Messaging.Tests.Sending;
using Bridge.Messaging.Tests.Support;

namespace Bridge.Messaging.Tests.Statuses;

public sealed class CountsTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task What_a_turn_and_an_order_cost_in_messages_is_told()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        await host.SayAsync(item.ConversationId, 1, item.Number, "one", "two");
        await host.SayAsync(item.ConversationId, 2, item.Number, "three");
        foreach (var type in (string[])["regular", "free_customer_service", "regular"])
        {
            var sent = await host.NextSentAsync();
            var status = Meta.Status(sent.Wamid, "delivered", DateTimeOffset.UtcNow, sent.Callback);
            status["pricing"] = new JsonObject { ["type"] = type, ["category"] = "service" };
            await host.DeliverAsync(Meta.Statuses(status));
        }

        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Sent'", 3L);
        await host.SendAsync(new AddSystemLine
        {
            ConversationId = item.ConversationId, Key = "o", Code = "order_placed", Audience = Audience.All, Arguments = new Dictionary<string, string> { ["number"] = "S-1043" },
        });
        await host.UntilAsync("SELECT count(*) FROM system_line", 1L);

        Assert.Equal("""{"messages":2,"charged":1,"free":1,"categories":[{"category":"service","messages":1}]}""", await GetAsync(host, $"/billing/turns/{item.ConversationId}/1"));
        Assert.Equal("""{"messages":3,"charged":2,"free":1,"categories":[{"category":"service","messages":2}]}""", await GetAsync(host, "/billing/orders/S-1043"));
        Assert.Equal("""{"messages":0,"charged":0,"free":0,"categories":[]}""", await GetAsync(host, "/billing/orders/S-1"));
    }

    [Fact]
    public async Task Messages_are_counted_by_hour_and_month_while_the_hour_runs_and_after_it()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        await host.SayAsync(item.ConversationId, 1, item.Number, "hello");
        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Sent'", 1L);
        await host.ExecuteAsync("INSERT INTO message_hour (hour, phone_number_id, received, sent, failed, charged) VALUES (date_trunc('hour', now()) - interval '5 hours', '555000111222333', 7, 5, 1, 2)");

        var hours = JsonNode.Parse(await GetAsync(host, "/message-counts?by=hour"))!["items"]!.AsArray();
        var months = JsonNode.Parse(await GetAsync(host, "/message-counts?by=month&timeZone=Asia/Kathmandu"))!["items"]!.AsArray();
        using var wrong = await host.AsAsync("Viewer", HttpMethod.Get, "/message-counts?by=year");

        Assert.Equal([7, 1], hours.Select(h => h!["received"]!.GetValue<int>()));
        Assert.Equal(8, months.Sum(m => m!["received"]!.GetValue<int>()));
        Assert.Equal(6, months.Sum(m => m!["sent"]!.GetValue<int>()));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task What_failed_is_counted_whether_it_is_told_at_once_or_later_and_what_had_arrived_is_not()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        host.Graph.OnMessage = (message, _) => Task.FromResult(message.Text == "refused" ? FakeGraph.Error(131026) : FakeGraph.Accept(message));
        await host.SayAsync(item.ConversationId, 1, item.Number, "refused", "told later", "after it had arrived");
        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Sent'", 2L);
        foreach (var (text, statuses) in new[] { ("told later", (string[])["failed"]), ("after it had arrived", ["delivered", "failed"]) })
        {
            var wamid = await host.ScalarAsync<string>($"SELECT wamid FROM outgoing WHERE content->>'body' = '{text}'");
            foreach (var status in statuses)
            {
                await host.DeliverAsync(Meta.Statuses(Meta.Status(wamid, status, DateTimeOffset.UtcNow)));
            }
        }

        await host.UntilAsync("SELECT count(*) FROM message_status WHERE failed_at IS NOT NULL", 2L);

        Assert.Equal(2, JsonNode.Parse(await GetAsync(host, "/message-counts?by=hour"))!["items"]!.AsArray().Sum(h => h!["failed"]!.GetValue<int>()));
    }

    static async Task<string> GetAsync(MessagingHost host, string path)
    {
        using var response = await host.AsAsync("Viewer", HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
