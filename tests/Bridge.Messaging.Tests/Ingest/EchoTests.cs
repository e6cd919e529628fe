using System.Text.Json.Nodes;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Tests.Support;

namespace Bridge.Messaging.Tests.Ingest;

/// <summary>A number that is used in the WhatsApp Business app too: what is typed there comes as smb_message_echoes.</summary>
public sealed class EchoTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    const string Customer = "5511999900001";

    [Fact]
    public async Task What_is_typed_on_the_company_s_phone_is_a_person_s_message_and_takes_over_once()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        await host.DeliverAsync(Meta.Text("wamid.in", "hi", Customer));
        var item = await host.NextItemAsync();
        var echo = Echo(Text("wamid.echo", "Hello, this is Ana"));

        await host.DeliverAsync(echo);
        await host.DeliverAsync(echo);
        await host.DeliverAsync(Echo(Text("wamid.more", "How can I help?")));
        await host.SayAsync(item.ConversationId, 1, item.Number, "The bot's answer");
        await host.DeliverAsync(Meta.Statuses(Meta.Status("wamid.echo", "read", DateTimeOffset.UtcNow)));

        var takeover = await host.NextItemAsync();
        Assert.Equal((item.ConversationId, 2, new TakenOver(null)), (takeover.ConversationId, takeover.Number, takeover.Item));
        await host.UntilAsync("SELECT string_agg(by || ' ' || status || ' ' || coalesce(wamid, ''), ', ' ORDER BY position) FROM outgoing",
            "Person Sent wamid.echo, Person Sent wamid.more, Bot Withheld ");
        Assert.Empty(host.Graph.All);
        Assert.Equal(2, await host.ScalarAsync<long>("SELECT last_number FROM conversation WHERE answered_by = 'Person' AND agent_id IS NULL AND last_text = 'How can I help?'"));
        Assert.Equal("Marina", await host.ScalarAsync<string>("SELECT name FROM contact"));
        using var response = await host.AsAsync("Agent", HttpMethod.Get, $"/conversations/{item.ConversationId}/messages");
        var shown = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["items"]!.AsArray().Single(e => e!["wamid"]?.GetValue<string>() == "wamid.echo")!;
        Assert.Equal(("person", "read", "Hello, this is Ana"), (shown["by"]!.GetValue<string>(), shown["status"]!.GetValue<string>(), shown["content"]!["body"]!.GetValue<string>()));
    }

    [Fact]
    public async Task What_was_typed_hours_ago_takes_nothing_over()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        await host.DeliverAsync(Meta.Text("wamid.in", "hi", Customer));
        var item = await host.NextItemAsync();

        await host.DeliverAsync(Echo(Text("wamid.echo", "Good night", DateTimeOffset.UtcNow.AddHours(-2))));
        await host.SayAsync(item.ConversationId, 1, item.Number, "The bot's answer");

        Assert.Equal("The bot's answer", (await host.NextSentAsync()).Text);
        Assert.Equal(1, await host.ScalarAsync<long>("SELECT count(*) FROM outgoing WHERE wamid = 'wamid.echo' AND by = 'Person'"));
    }

    [Fact]
    public async Task Whom_the_company_writes_to_first_is_met_by_it_and_stays_himself_when_he_answers()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);

        await host.DeliverAsync(Echo(Text("wamid.echo", "Your car is ready")));
        await host.DeliverAsync(Meta.Text("wamid.in", "Thanks!", Customer));

        Assert.IsType<TakenOver>((await host.NextItemAsync()).Item);
        Assert.Equal("Thanks!", Assert.IsType<TextItem>((await host.NextItemAsync()).Item).Body);
        Assert.Equal((1, 1), (await host.ScalarAsync<long>("SELECT count(*) FROM conversation"), await host.ScalarAsync<long>("SELECT count(*) FROM contact WHERE name = 'Marina'")));
    }

    [Fact]
    public async Task A_file_sent_from_the_phone_is_fetched_and_what_is_no_message_is_kept_as_it_came()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);

        await host.DeliverAsync(Echo(
            Sent("wamid.file", "document", new { id = "4711", mime_type = "application/pdf", filename = "offer.pdf", caption = "Our offer" }),
            Sent("wamid.place", "location", new { latitude = 27.7, longitude = 85.3, name = "Our shop" }),
            Sent("wamid.gone", "revoke", new { original_message_id = "wamid.file" })));

        await host.UntilAsync("SELECT meta_id || ' ' || filename FROM media", "4711 offer.pdf");
        Assert.Equal(["Our offer", "Our shop"], new[]
        {
            await host.ScalarAsync<string>("SELECT content ->> 'caption' FROM outgoing WHERE wamid = 'wamid.file'"),
            (await host.ScalarAsync<string>("SELECT content ->> 'body' FROM outgoing WHERE wamid = 'wamid.place'")).Split('\n')[0],
        });
        Assert.Equal("echo of revoke", await host.ScalarAsync<string>("SELECT reason FROM unread_webhook"));
    }

    static JsonObject Text(string wamid, string body, DateTimeOffset? at = null) => Sent(wamid, "text", new { body }, at);

    static JsonObject Sent(string wamid, string type, object content, DateTimeOffset? at = null)
    {
        var echo = Meta.Message(wamid, "551140001234", at ?? DateTimeOffset.UtcNow, type, content);
        echo["to"] = Customer;
        return echo;
    }

    static string Echo(params JsonObject[] echoes)
    {
        var webhook = JsonNode.Parse(Meta.Change(MessagingHost.Number, new JsonObject { ["message_echoes"] = new JsonArray([.. echoes]) }, []))!;
        webhook["entry"]![0]!["changes"]![0]!["field"] = "smb_message_echoes";
        return webhook.ToJsonString();
    }
}
