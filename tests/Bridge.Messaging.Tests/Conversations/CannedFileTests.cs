using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bridge.Messaging.Tests.Sending;
using Bridge.Messaging.Tests.Support;

namespace Bridge.Messaging.Tests.Conversations;

public sealed class CannedFileTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    static readonly byte[] Pdf = "%PDF-1.7 price list"u8.ToArray();

    [Fact]
    public async Task A_canned_reply_brings_its_file_into_any_chat()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        using var takeOver = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{item.ConversationId}/takeover");
        var reply = await AddAsync(host, "prices");
        var withButtons = await AddAsync(host, "choose", "One");

        using var unusable = await PutAsync(host, reply, "a,b"u8.ToArray(), "text/csv");
        using var given = await PutAsync(host, reply, Pdf, "application/pdf");
        using var taken = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{item.ConversationId}/media/canned/{reply}");
        using var none = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{item.ConversationId}/media/canned/{withButtons}");
        var media = (await taken.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["mediaId"]!.GetValue<string>();
        using var sent = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{item.ConversationId}/messages", JsonContent.Create(new { text = "Our prices", mediaId = media }));

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.NoContent, HttpStatusCode.Created, HttpStatusCode.NotFound, HttpStatusCode.Accepted],
            [unusable.StatusCode, given.StatusCode, taken.StatusCode, none.StatusCode, sent.StatusCode]);
        var document = (await host.NextSentAsync()).Body["document"]!;
        Assert.Equal(("prices.pdf", "Our prices"), (document["filename"]!.GetValue<string>(), document["caption"]!.GetValue<string>()));
        var listed = JsonNode.Parse(await (await host.AsAsync("Agent", HttpMethod.Get, "/canned-replies")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["items"]!.AsArray();
        Assert.Equal("application/pdf", listed.Single(row => row!["shortcut"]!.GetValue<string>() == "prices")!["file"]!["mimeType"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_file_stands_above_the_buttons_of_its_reply_where_WhatsApp_shows_it_there()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        using var takeOver = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{item.ConversationId}/takeover");
        var reply = await AddAsync(host, "choose", "Order", "Not now");
        byte[] sound = [.. "ID3"u8, 3, 0, .. new byte[200]];

        using var heard = await PutAsync(host, reply, sound, "audio/mpeg");
        using var given = await PutAsync(host, reply, Pdf, "application/pdf");
        using var taken = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{item.ConversationId}/media/canned/{reply}");
        var media = (await taken.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["mediaId"]!.GetValue<string>();
        using var sent = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{item.ConversationId}/messages",
            JsonContent.Create(new { text = "Our prices", mediaId = media, buttons = (object[])[new { title = "Order" }, new { title = "Not now" }] }));

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.NoContent, HttpStatusCode.Accepted], [heard.StatusCode, given.StatusCode, sent.StatusCode]);
        var interactive = (await host.NextSentAsync()).Body["interactive"]!;
        Assert.Equal(("document", "prices.pdf"), (interactive["header"]!["type"]!.GetValue<string>(), interactive["header"]!["document"]!["filename"]!.GetValue<string>()));
        Assert.Equal(["Order", "Not now"], interactive["action"]!["buttons"]!.AsArray().Select(button => button!["reply"]!["title"]!.GetValue<string>()));
        var thread = JsonNode.Parse(await (await host.AsAsync("Agent", HttpMethod.Get, $"/conversations/{item.ConversationId}/messages")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Contains(thread["items"]!.AsArray(), entry => entry!["media"]?["id"]?.GetValue<string>() == media);
    }

    static async Task<string> AddAsync(MessagingHost host, string shortcut, params string[] buttons)
    {
        using var added = await host.AsAsync("Agent", HttpMethod.Post, "/canned-replies", JsonContent.Create(new { shortcut, text = "Our prices", buttons = buttons.Select(title => new { title }) }));
        return (await added.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["id"]!.GetValue<string>();
    }

    static async Task<HttpResponseMessage> PutAsync(MessagingHost host, string reply, byte[] bytes, string type)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue(type);
        form.Add(file, "file", "prices.pdf");
        return await host.AsAsync("Agent", HttpMethod.Put, $"/canned-replies/{reply}/file", form);
    }
}
