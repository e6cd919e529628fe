using System.Text.Json.Nodes;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Tests.Support;

namespace Bridge.Messaging.Tests.Ingest;

/// <summary>What Meta sends now and then, through to the database and to Flow.</summary>
public sealed class OddWebhookTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task An_advertisement_reaches_Flow_and_the_thread_and_is_told_again_when_it_is_asked_for()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var message = Meta.Message("wamid.1", "5511999900001", DateTimeOffset.UtcNow, "text", new { body = "I saw it" });
        message["referral"] = new JsonObject { ["source_type"] = "ad", ["source_id"] = "120200000000001", ["headline"] = "Vagas abertas" };

        await host.DeliverAsync(Meta.Messages(MessagingHost.Number, message));
        var item = await host.NextItemAsync();
        await host.SendAsync(new ResendItems(item.ConversationId, 1, 1));

        Assert.Equal("120200000000001", item.Referral);
        Assert.Equal("120200000000001", (await host.NextItemAsync()).Referral);
        var thread = JsonNode.Parse(await (await host.AsAsync("Agent", HttpMethod.Get, $"/conversations/{item.ConversationId}/messages")).Content.ReadAsStringAsync())!;
        Assert.Equal("Vagas abertas", thread["items"]![0]!["origin"]!["headline"]!.GetValue<string>());
    }

    [Fact]
    public async Task Words_that_quote_a_message_of_ours_bring_the_first_of_its_taps()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        await host.DeliverAsync(Meta.Text("wamid.1", "mug"));
        var item = await host.NextItemAsync();
        await host.SayAsync(item.ConversationId, 1, 1, Contracts.Flow.Audience.All,
            new ButtonsContent("How many?", [new Button("1.a.1.quantity:1", "1 piece"), new Button("1.a.1.quantity:2", "2 pcs")]));
        var buttons = await host.NextSentAsync();
        await host.SayAsync(item.ConversationId, 2, 1, Contracts.Flow.Audience.All,
            new ListContent("Which?", "Choose", [new ListSection(null, [new ListRow("1.a.2.product:1", "Mug", null)])]), new TextContent("Anything else?"));
        var (list, text) = (await host.NextSentAsync(), await host.NextSentAsync());
        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE wamid IS NOT NULL", 3L);

        string?[] quoted = [buttons.Wamid, list.Wamid, text.Wamid, "wamid.ours-of-long-ago", null];
        await host.DeliverAsync(Meta.Messages(MessagingHost.Number, [.. quoted.Select((wamid, i) => Quoting($"wamid.q{i}", wamid))]));

        string?[] taps = ["1.a.1.quantity:1", "1.a.2.product:1", null, null, null];
        Assert.Equal(taps, await QuotesAsync());
        await host.SendAsync(new ResendItems(item.ConversationId, 2, 6));
        Assert.Equal(taps, await QuotesAsync());

        async Task<IEnumerable<string?>> QuotesAsync()
        {
            var items = new List<ItemArrived>();
            while (items.Count < taps.Length)
            {
                items.Add(await host.NextItemAsync());
            }

            return items.OrderBy(i => i.Number).Select(i => i.Quotes);
        }

        static JsonObject Quoting(string wamid, string? quoted)
        {
            var message = Meta.Message(wamid, "5511999900001", DateTimeOffset.UtcNow, "text", new { body = "2" });
            if (quoted is not null)
            {
                message["context"] = new JsonObject { ["from"] = MessagingHost.Number, ["id"] = quoted };
            }

            return message;
        }
    }

    [Fact]
    public async Task A_reaction_knows_its_message_and_neither_counts_as_unread_nor_opens_the_window()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);

        await host.DeliverAsync(Meta.Messages(MessagingHost.Number,
            Meta.Message("wamid.r", "5511999900001", DateTimeOffset.UtcNow, "reaction", new { message_id = "wamid.OUT", emoji = "👍" })));

        Assert.Equal(new ReactionItem("👍"), (await host.NextItemAsync()).Item);
        Assert.Equal("wamid.OUT", await host.ScalarAsync<string>("SELECT context_wamid FROM item"));
        Assert.Equal(1L, await host.ScalarAsync<long>("SELECT count(*) FROM conversation WHERE unread = 0 AND window_ends_at IS NULL"));
    }

    [Fact]
    public async Task Two_customers_of_whom_one_has_no_contact_stay_two()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        JsonObject Of(string wamid, string user) => new()
        {
            ["from_user_id"] = user, ["id"] = wamid, ["timestamp"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(), ["type"] = "text", ["text"] = new JsonObject { ["body"] = user },
        };
        var both = Meta.Change(MessagingHost.Number, new JsonObject
        {
            ["messages"] = new JsonArray(Of("wamid.1", "BR.1"), Of("wamid.2", "BR.2")),
            ["contacts"] = new JsonArray(new JsonObject { ["wa_id"] = "5511999900001", ["user_id"] = "BR.1", ["profile"] = new JsonObject { ["name"] = "One" } }),
        }, []);

        await host.DeliverAsync(both);

        Assert.Equal(2, (await Task.WhenAll(host.NextItemAsync(), host.NextItemAsync())).Select(i => i.ConversationId).Distinct().Count());
        Assert.Equal("BR.1", await host.ScalarAsync<string>("SELECT b.value FROM identity b JOIN identity w ON w.contact_id = b.contact_id AND w.kind = 'wa_id' WHERE b.kind = 'bsuid'"));
    }

    [Fact]
    public async Task What_is_said_to_a_group_is_kept_and_answered_by_nobody()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var message = Meta.Message("wamid.g", "5511999900001", DateTimeOffset.UtcNow, "text", new { body = "hi all" });
        message["group_id"] = "Y2FwaV9ncm91cA";

        await host.DeliverAsync(Meta.Messages(MessagingHost.Number, message));

        Assert.Equal("message in a group", await host.ScalarAsync<string>("SELECT reason FROM unread_webhook"));
        Assert.Equal(0, await host.ScalarAsync<long>("SELECT count(*) FROM conversation"));
    }

    [Fact]
    public async Task What_Meta_says_of_a_customer_is_a_line_and_no_word_of_his()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        await host.DeliverAsync(Meta.Text("wamid.1", "hi"));

        await host.DeliverAsync(Meta.Messages(MessagingHost.Number, Meta.Message("wamid.2", "5511999900001", DateTimeOffset.UtcNow, "system", new { type = "customer_identity_changed", body = "x" })));

        Assert.Equal("customer_identity_changed", await host.ScalarAsync<string>("SELECT code FROM system_line"));
        Assert.Equal(1L, await host.ScalarAsync<long>("SELECT last_number FROM conversation"));
    }
}
