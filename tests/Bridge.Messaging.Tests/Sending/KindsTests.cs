using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bridge.Messaging.Tests.Support;

namespace Bridge.Messaging.Tests.Sending;

/// <summary>A person sends what is neither text, nor file, nor template.</summary>
public sealed class KindsTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task A_person_reacts_to_what_the_customer_wrote_and_to_nothing_else()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        using var takeOver = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{item.ConversationId}/takeover");

        using var unknown = await SendAsync(host, item.ConversationId, new { type = "reaction", wamid = "wamid.other", emoji = "✅" });
        using var words = await SendAsync(host, item.ConversationId, new { type = "reaction", wamid = "wamid.1", emoji = "no" });
        using var done = await SendAsync(host, item.ConversationId, new { type = "reaction", wamid = "wamid.1", emoji = "✅" });

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.Accepted], [unknown.StatusCode, words.StatusCode, done.StatusCode]);
        var sent = (await host.NextSentAsync()).Body;
        Assert.Equal("""{"message_id":"wamid.1","emoji":"\u2705"}""", sent["reaction"]!.ToJsonString());
        Assert.Null(sent["context"]);
    }

    public static IEnumerable<TheoryDataRow<string, string>> Kinds() =>
    [
        new("""{"type":"location","latitude":-23.5,"longitude":-46.6,"name":"Shop"}""", "location"),
        new("""{"type":"contacts","cards":[{"name":"Support","phones":["+551140001234"]}]}""", "contacts"),
        new("""{"type":"link","body":"Track it","label":"Track","url":"https://shop.example/88"}""", "cta_url"),
        new("""{"type":"location_request","body":"Where to?"}""", "location_request_message"),
        new("""{"type":"contact_request","body":"Your number?"}""", "request_contact_info"),
        new("""{"type":"form","body":"Apply","label":"Apply","formId":"660","token":"t"}""", "flow"),
        new("""{"type":"product","catalogId":"777","retailerId":"SKU-001"}""", "product"),
        new("""{"type":"products","header":"New","body":"Look","catalogId":"777","sections":[{"title":"A","retailerIds":["SKU-001"]}]}""", "product_list"),
        new("""{"type":"catalog","body":"All","pictureOf":"SKU-001"}""", "catalog_message"),
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_person_sends_every_other_kind(string content, string kind)
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        using var takeOver = await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{item.ConversationId}/takeover");

        using var accepted = await SendAsync(host, item.ConversationId, JsonNode.Parse(content)!);

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var body = (await host.NextSentAsync()).Body;
        Assert.Equal(kind, body["interactive"]?["type"]?.GetValue<string>() ?? body["type"]!.GetValue<string>());
    }

    static Task<HttpResponseMessage> SendAsync(MessagingHost host, Guid conversation, object content) =>
        host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{conversation}/messages", JsonContent.Create(new { content }));
}
