using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Bridge.WhatsAppSandbox.Tests;

/// <summary>Meta's limits, each at its edge: what is allowed is accepted, one more is refused with Meta's code.</summary>
public sealed class RefusalTests(RefusalTests.OneSandbox one) : IClassFixture<RefusalTests.OneSandbox>
{
    /// <summary>What is refused leaves nothing behind, so that all cases can share one.</summary>
    public sealed class OneSandbox : IAsyncLifetime
    {
        internal Sandbox Sandbox { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Sandbox = await Tests.Sandbox.StartAsync();

        public ValueTask DisposeAsync() => Sandbox.DisposeAsync();
    }

    private static string Of(int length) => new('x', length);

    private static string Button(params (string Id, string Title)[] buttons) => new JsonObject
    {
        ["type"] = "button",
        ["body"] = new JsonObject { ["text"] = "Pick" },
        ["action"] = new JsonObject
        {
            ["buttons"] = new JsonArray([.. buttons.Select(button => new JsonObject
            {
                ["type"] = "reply",
                ["reply"] = new JsonObject { ["id"] = button.Id, ["title"] = button.Title },
            })]),
        },
    }.ToJsonString();

    private static string List(int rows, int perSection = 10, int title = 24, int description = 72, int id = 200, string? sectionTitle = "Section", int button = 20) => new JsonObject
    {
        ["type"] = "list",
        ["body"] = new JsonObject { ["text"] = Of(4096) },
        ["action"] = new JsonObject
        {
            ["button"] = Of(button),
            ["sections"] = new JsonArray([.. Enumerable.Range(0, rows).Chunk(perSection).Select(chunk => new JsonObject
            {
                ["title"] = sectionTitle,
                ["rows"] = new JsonArray([.. chunk.Select(row => new JsonObject
                {
                    ["id"] = row.ToString("D3", null) + Of(id - 3),
                    ["title"] = Of(title),
                    ["description"] = Of(description),
                })]),
            })]),
        },
    }.ToJsonString();

    public static TheoryData<string, string, string> Accepted() => new()
    {
        { "the longest text", "text", $$"""{"body":"{{Of(4096)}}"}""" },
        { "a text of emoji, counted as characters and not as UTF-16 units", "text", $$"""{"body":"{{string.Concat(Enumerable.Repeat("👍", 4096))}}"}""" },
        { "three full buttons", "interactive", Button((Of(256), Of(20)), ("b", "B"), ("c", "C")) },
        { "a full list", "interactive", List(rows: 10) },
        { "a list in sections", "interactive", List(rows: 10, perSection: 5) },
        { "a link", "interactive", """{"type":"cta_url","body":{"text":"Pay"},"action":{"name":"cta_url","parameters":{"display_text":"Pay now","url":"https://pay.example/1"}}}""" },
        { "a contact request", "interactive", """{"type":"request_contact_info","body":{"text":"Your number?"},"action":{"name":"request_contact_info"}}""" },
        { "a location request", "interactive", """{"type":"location_request_message","body":{"text":"Where?"},"action":{"name":"send_location"}}""" },
        { "a location", "location", """{"latitude":27.7,"longitude":85.3,"name":"Shop"}""" },
        { "a contact", "contacts", """[{"name":{"formatted_name":"Shop","first_name":"Shop"},"phones":[{"phone":"+15550783881"}]}]""" },
        { "a template with its parameters", "template",
            """{"name":"order_update","language":{"code":"pt_BR"},"components":[{"type":"body","parameters":[{"type":"text","text":"Ana"},{"type":"text","text":"88"}]}]}""" },
    };

    public static TheoryData<string, string, string, int> Refused() => new()
    {
        { "an empty text", "text", """{"body":""}""", 100 },
        { "too long a text", "text", $$"""{"body":"{{Of(4097)}}"}""", 100 },
        { "an unknown type", "hologram", "{}", 100 },
        { "neither id nor link", "image", "{}", 100 },
        { "both id and link", "image", """{"id":"1","link":"https://a.example/b.png"}""", 100 },
        { "an unknown media id", "image", """{"id":"1"}""", 131009 },
        { "too long a caption", "image", $$"""{"link":"https://a.example/b.png","caption":"{{Of(1025)}}"}""", 131009 },
        { "a caption on sound", "audio", """{"link":"https://a.example/b.ogg","caption":"x"}""", 100 },
        { "no buttons", "interactive", Button(), 131009 },
        { "a fourth button", "interactive", Button(("a", "A"), ("b", "B"), ("c", "C"), ("d", "D")), 131009 },
        { "too long a button", "interactive", Button(("a", Of(21))), 131009 },
        { "too long a button id", "interactive", Button((Of(257), "A")), 131009 },
        { "two buttons of one title", "interactive", Button(("a", "A"), ("b", "A")), 131009 },
        { "two buttons of one id", "interactive", Button(("a", "A"), ("a", "B")), 131009 },
        { "an eleventh row", "interactive", List(rows: 11, perSection: 6), 131009 },
        { "too long a row title", "interactive", List(rows: 1, title: 25), 131009 },
        { "too long a row description", "interactive", List(rows: 1, description: 73), 131009 },
        { "too long a row id", "interactive", List(rows: 1, id: 201), 131009 },
        { "too long a section title", "interactive", List(rows: 1, sectionTitle: Of(25)), 131009 },
        { "sections without titles", "interactive", List(rows: 2, perSection: 1, sectionTitle: null), 131008 },
        { "too long a list button", "interactive", List(rows: 1, button: 21), 131009 },
        { "no body", "interactive", """{"type":"button","action":{"buttons":[{"type":"reply","reply":{"id":"a","title":"A"}}]}}""", 131008 },
        { "a picture above a list", "interactive", List(rows: 1).Replace("\"type\":\"list\",", "\"type\":\"list\",\"header\":{\"type\":\"image\",\"image\":{\"id\":\"1\"}},", StringComparison.Ordinal), 131009 },
        { "an unknown kind of interaction", "interactive", """{"type":"carousel","body":{"text":"x"},"action":{}}""", 131009 },
        { "a place outside the world", "location", """{"latitude":91,"longitude":0}""", 131009 },
        { "a reaction to nothing", "reaction", """{"message_id":"wamid.none","emoji":"👍"}""", 131009 },
        { "an unknown template", "template", """{"name":"nope","language":{"code":"en"}}""", 132001 },
        { "a template in a language it has not", "template", """{"name":"hello_world","language":{"code":"pt_BR"}}""", 132001 },
        { "a template without its parameters", "template", """{"name":"order_update","language":{"code":"en"}}""", 132000 },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task At_the_limit_it_is_accepted(string what, string type, string content)
    {
        using var response = await one.Sandbox.SendAsync(type, content);
        Assert.True(response.IsSuccessStatusCode, $"{what}: {await response.Content.ReadAsStringAsync()}");
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Beyond_the_limit_it_is_refused_with_Metas_code(string what, string type, string content, int code)
    {
        using var response = await one.Sandbox.SendAsync(type, content);
        var error = await Sandbox.ErrorAsync(response);
        Assert.True(code == error.GetProperty("code").GetInt32(), $"{what}: {error}");
        Assert.StartsWith($"(#{code})", error.GetProperty("message").GetString());
        Assert.NotEmpty(error.GetProperty("fbtrace_id").GetString()!);
    }

    [Theory]
    [InlineData("""{"to":"+9779812345670","type":"text","text":{"body":"x"}}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","type":"text","text":{"body":"x"}}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","to":"asha","type":"text","text":{"body":"x"}}""", 131009)]
    [InlineData("""{"messaging_product":"whatsapp","to":"+15550783881","type":"text","text":{"body":"x"}}""", 131021)]
    [InlineData("not json", 100)]
    public async Task The_envelope_is_checked_too(string body, int code)
    {
        using var response = await one.Sandbox.GraphAsync(body);
        Assert.Equal(code, (await Sandbox.ErrorAsync(response)).GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task A_wrong_token_a_missing_one_and_a_foreign_number_are_told_apart()
    {

        using var wrong = await one.Sandbox.GraphAsync("{}", token: "expired");
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(190, (await Sandbox.ErrorAsync(wrong)).GetProperty("code").GetInt32());

        using var none = await one.Sandbox.Http.PostAsync($"/{Sandbox.PhoneNumberId}/messages", new StringContent("{}", Encoding.UTF8, "application/json"));
        Assert.Equal(104, (await Sandbox.ErrorAsync(none)).GetProperty("code").GetInt32());

        using var foreign = await one.Sandbox.Http.GetAsync("/v26.0/1?access_token=sandbox-access-token");
        var error = await Sandbox.ErrorAsync(foreign);
        Assert.Equal((100, 33), (error.GetProperty("code").GetInt32(), error.GetProperty("error_subcode").GetInt32()));
    }
}
