using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Conversations;
using Bridge.Messaging.Tests.Sending;
using Bridge.Messaging.Tests.Support;

namespace Bridge.Messaging.Tests.Conversations;

public sealed class MessageSearchTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task A_chat_is_found_by_what_the_customer_or_a_colleague_wrote_in_it_and_shows_it()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        await host.DeliverAsync(Meta.Text("wamid.1", "My new screen is BROKEN, it flickers"));
        var item = await host.NextItemAsync();
        await host.DeliverAsync(Meta.Text("wamid.2", "الشاشة مكسورة"));
        await host.DeliverAsync(Meta.Text("wamid.3", "ok"));
        await host.SayAsync(item.ConversationId, 1, 1, "welcome to our marvellous shop");
        using var took = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{item.ConversationId}/takeover");
        using var wrote = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{item.ConversationId}/messages", JsonContent.Create(new { text = "We replace it\non Thursday" }));
        Assert.True(wrote.IsSuccessStatusCode, await wrote.Content.ReadAsStringAsync());

        Assert.Equal(["My new screen is BROKEN, it flickers"], await FoundAsync(host, "Agent", "broken scr"));
        Assert.Equal(["الشاشة مكسورة"], await FoundAsync(host, "Agent", "مكسور"));
        Assert.Equal(["We replace it on Thursday"], await FoundAsync(host, "Agent", "thursday"));
        Assert.Empty(await FoundAsync(host, "Agent", "broken window"));
        // What the bot says it says to everybody.
        Assert.Empty(await FoundAsync(host, "Agent", "marvellous"));
        // Words, and not what a query language would make of them.
        Assert.Single(await FoundAsync(host, "Agent", "screen | ' & !(:* broken"));
        Assert.Empty(await FoundAsync(host, "Agent", "screen | window"));
    }

    [Fact]
    public async Task What_belongs_to_an_application_is_found_by_those_only_who_may_read_it()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        await host.SayAsync(item.ConversationId, 1, 1, Audience.Hr, new TextContent("Your CV, please"));
        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Sent'", 1L);
        await host.DeliverAsync(Meta.Text("wamid.2", "I was in prison once"));

        Assert.Equal(["I was in prison once"], await FoundAsync(host, "HR", "prison"));
        Assert.Equal(["I was in prison once"], await FoundAsync(host, "Admin", "prison"));
        Assert.Empty(await FoundAsync(host, "Agent", "prison"));
        Assert.Empty(await FoundAsync(host, "HR", "hi"));
    }

    [Fact]
    public async Task What_very_many_say_is_found_from_the_newest_end()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        await host.ExecuteAsync($$"""
            INSERT INTO item (conversation_id, number, phone_number_id, wamid, sent_at, arrived_at, late, hr_only, item)
            SELECT '{{item.ConversationId}}', n, '{{MessagingHost.Number}}', 'wamid.many' || n, timestamptz '2026-01-01' + n * interval '1 second', now(), false, false,
                json_build_object('type', 'text', 'body', 'price of number ' || n) FROM generate_series(2, 20100) n
            """);

        Assert.Equal(["price of number 20100"], await FoundAsync(host, "Agent", "price"));
        Assert.Equal(["price of number 20100"], await FoundAsync(host, "Agent", "NUMBER Price"));
        // Few enough to be looked up: 777, 7770 to 7779, of which the newest is shown.
        Assert.Equal(["price of number 7779"], await FoundAsync(host, "Agent", "777"));
    }

    [Fact]
    public async Task A_word_that_everybody_uses_is_found_in_every_script_and_case()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        await host.ExecuteAsync($$"""
            INSERT INTO item (conversation_id, number, phone_number_id, wamid, sent_at, arrived_at, late, hr_only, item)
            SELECT '{{item.ConversationId}}', n, '{{MessagingHost.Number}}', 'wamid.all' || n, timestamptz '2026-01-01' + n * interval '1 second', now(), false, false,
                json_build_object('type', 'text', 'body', 'Preço ÁGUA سعر नमस्ते ' || n) FROM generate_series(2, 60000) n;
            ANALYZE item;
            """);
        foreach (var search in (string[])["preço", "água", "سعر", "नमस्ते", "PREÇO água"])
        {
            Assert.Equal(["Preço ÁGUA سعر नमस्ते 60000"], await FoundAsync(host, "Agent", search));
        }
    }

    [Fact]
    public async Task What_is_said_often_as_it_stands_is_not_looked_for_by_its_beginning()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var often = await SendingTests.GreetAsync(host);
        await host.DeliverAsync(Meta.Text("wamid.other", "two screens", from: "5511999900002"));
        await host.NextItemAsync();
        await host.ExecuteAsync($$"""
            INSERT INTO item (conversation_id, number, phone_number_id, wamid, sent_at, arrived_at, late, hr_only, item)
            SELECT '{{often.ConversationId}}', n, '{{MessagingHost.Number}}', 'wamid.often' || n, timestamptz '2026-01-01' + n * interval '1 second', now(), false, false,
                json_build_object('type', 'text', 'body', 'screen ' || n) FROM generate_series(2, 1100) n
            """);

        Assert.Equal(["screen 1100"], await FoundAsync(host, "Agent", "screen"));
        Assert.Equal(["two screens", "screen 1100"], await FoundAsync(host, "Agent", "scree"));
    }

    [Theory]
    [InlineData("a", null)]
    [InlineData("?!", null)]
    [InlineData("it's", "'it' & 's'")]
    [InlineData("77", "'77'")]
    [InlineData("walnut s", "'walnut' & 's':*")]
    [InlineData("好吗", "'好吗':*")]
    [InlineData("नमस्ते", "'नमस्ते':*")]
    public void Words_become_a_query(string search, string? query) => Assert.Equal(query, MessageSearch.QueryOf(search));

    [Theory]
    [InlineData("'it' & 's':*", "%it%")]
    [InlineData("'the' & 'walnut' & 'sh':*", "%walnut%")]
    public void A_message_that_has_the_words_is_like_the_longest(string query, string likely) => Assert.Equal(likely, MessageSearch.LikelyOf(query));

    [Fact]
    public void A_long_message_is_shown_around_its_word()
    {
        var around = MessageSearch.Around(new string('a', 300) + " needle " + new string('b', 300), "NEEDLE");

        Assert.Contains("needle", around);
        Assert.Equal(122, around.Length);
        Assert.Equal("short", MessageSearch.Around("short", "missing"));
    }

    static async Task<IEnumerable<string?>> FoundAsync(MessagingHost host, string role, string search)
    {
        using var answer = await host.AsAsync(role, HttpMethod.Get, $"/conversations?search={Uri.EscapeDataString(search)}");
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        return [.. JsonNode.Parse(body)!["items"]!.AsArray().Select(c => c!["found"]?.GetValue<string>())];
    }
}
