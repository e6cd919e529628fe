using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.WhatsApp;

namespace Bridge.Messaging.Tests.WhatsApp;

/// <summary>Fixtures/inbound: a webhook each, and what it is read as.</summary>
public sealed class WebhookParserTests
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    static readonly DateTimeOffset Arrived = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    public static IEnumerable<TheoryDataRow<string>> Scenarios() =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures", "inbound"), "*.json").Select(file => new TheoryDataRow<string>(Path.GetFileNameWithoutExtension(file)));

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_webhook_is_read_as_its_fixture_says(string scenario)
    {
        var fixture = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "inbound", scenario + ".json")))!.AsObject();

        var batch = WebhookParser.Parse(Encoding.UTF8.GetBytes(fixture["webhook"]!.ToJsonString()), Arrived);

        var expected = fixture["expected"]!.AsObject();
        Compare(expected["messages"]?.AsArray() ?? [], [.. batch.Messages.Select(Flat)]);
        Compare(expected["statuses"]?.AsArray() ?? [], [.. batch.Statuses.Select(s => JsonSerializer.SerializeToNode(s, Json)!.AsObject())]);
        Assert.Equal(expected["unread"]?.AsArray().Select(u => u!.GetValue<string>()) ?? [], batch.Unread.Select(u => u.Reason));
        Assert.Equal(expected["events"]?.AsArray().Select(e => e!.GetValue<string>()) ?? [],
            batch.Events.Select(e => $"{e.Field} {e.Event} {e.Template?.Id} {e.Template?.Language}".Trim()));
    }

    [Fact]
    public void What_is_not_JSON_is_kept()
    {
        var batch = WebhookParser.Parse("<html>"u8.ToArray(), Arrived);

        Assert.Equal(new Unread("not JSON", "<html>"), Assert.Single(batch.Unread));
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_it()
    {
        byte[] body = [.. "\uFEFF"u8, .. "{\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{\"metadata\":{\"phone_number_id\":\"1\"},\"messages\":["u8,
            .. "{\"from\":\"2\",\"id\":\"b\",\"timestamp\":\"1\",\"type\":\"text\",\"text\":{\"body\":\"ok\"}}]}}]}]}"u8];

        Assert.Equal(new TextItem("ok"), Assert.Single(WebhookParser.Parse(body, Arrived).Messages).Item);
    }

    [Fact]
    public void Half_an_emoji_is_no_sign_and_the_rest_is_as_good_as_ever()
    {
        const string Body = """
            {"entry":[{"changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"1"},"contacts":[{"wa_id":"2","profile":{"name":"Ana \ud83d"}}],"messages":[
            {"from":"2","id":"a","timestamp":"1","type":"text","text":{"body":"\ud800"}},
            {"from":"2","id":"b","timestamp":"1","type":"text","text":{"body":"\ude00 \\ud83d \ud83d\ude00 \u0041\n\ud83d\u0042"}}]}}]}]}
            """;

        var batch = WebhookParser.Parse(Encoding.UTF8.GetBytes(Body), Arrived);

        Assert.Empty(batch.Unread);
        Assert.Equal([new TextItem("\ufffd"), new TextItem("\ufffd \\ud83d \ud83d\ude00 A\n\ufffdB")], batch.Messages.Select(message => message.Item));
        Assert.All(batch.Messages, message => Assert.Equal("Ana \ufffd", message.Sender.Name));
    }

    /// <summary>A number beyond all numbers could be stored by nobody, and would hold up its whole batch.</summary>
    [Fact]
    public void A_place_that_is_nowhere_is_kept_and_stored_as_unread()
    {
        var batch = WebhookParser.Parse("""
            {"entry":[{"changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"1"},"messages":[
            {"from":"2","id":"a","timestamp":"1","type":"location","location":{"latitude":1e999,"longitude":2}}]}}]}]}
            """u8.ToArray(), Arrived);

        Assert.All(batch.Messages, message => JsonSerializer.Serialize(message.Item));
        Assert.Equal(1, batch.Messages.Count + batch.Unread.Count);
    }

    [Fact]
    public void Bytes_that_are_no_text_lose_their_change_and_not_the_next()
    {
        byte[] body =
        [
            .. "{\"entry\":[{\"changes\":[{\"field\":\""u8, 0xCC, .. "\",\"value\":{}},{\"field\":\"messages\",\"value\":{\"metadata\":{\"phone_number_id\":\"1\"},\"messages\":["u8,
            .. "{\"from\":\"2\",\"id\":\"b\",\"timestamp\":\"1\",\"type\":\"text\",\"text\":{\"body\":\"ok\"}}]}}]}]}"u8,
        ];

        var batch = WebhookParser.Parse(body, Arrived);

        Assert.Equal(new TextItem("ok"), Assert.Single(batch.Messages).Item);
        Assert.Contains("\uFFFD", Assert.Single(batch.Unread).Raw, StringComparison.Ordinal);
    }

    static JsonObject Flat(InboundMessage message)
    {
        var item = JsonSerializer.SerializeToNode(message.Item, Json)!.AsObject();
        item.Remove("mediaId");
        return new JsonObject
        {
            ["item"] = item,
            ["waId"] = message.Sender.WaId,
            ["userId"] = message.Sender.UserId,
            ["username"] = message.Sender.Username,
            ["name"] = message.Sender.Name,
            ["sentAt"] = JsonSerializer.SerializeToNode(message.SentAt),
            ["contextWamid"] = message.ContextWamid,
            ["metaMediaId"] = message.MetaMediaId,
            ["ownNumbers"] = JsonSerializer.SerializeToNode(message.OwnNumbers),
            ["origin"] = JsonSerializer.SerializeToNode(message.Origin, Json),
            ["raw"] = message.Raw is not null,
            ["identityChange"] = JsonSerializer.SerializeToNode(message.IdentityChange, Json),
        };
    }

    /// <summary>What the fixture names must be so; what it does not name may be anything.</summary>
    static void Compare(JsonArray expected, List<JsonObject> found)
    {
        Assert.Equal(expected.Count, found.Count);
        foreach (var (want, have) in expected.Zip(found))
        {
            foreach (var (name, value) in want!.AsObject())
            {
                Assert.True(JsonNode.DeepEquals(value, name == "kind" ? JsonValue.Create(Enum.GetName((StatusKind)have[name]!.GetValue<short>())) : have[name]),
                    $"{name}: expected {value?.ToJsonString() ?? "null"}, found {have[name]?.ToJsonString() ?? "null"}");
            }
        }
    }
}
