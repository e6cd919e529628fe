using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Bridge.WhatsAppSandbox.Tests;

public sealed class CustomerTests
{
    private const string Menu = """
        {"type":"button","body":{"text":"How can we help?"},"action":{"buttons":[
          {"type":"reply","reply":{"id":"1.s.v.shop","title":"Shop"}},{"type":"reply","reply":{"id":"1.s.v.jobs","title":"Jobs"}}]}}
        """;

    private const string Jobs = """
        {"type":"list","body":{"text":"Open jobs"},"action":{"button":"See jobs","sections":[{"title":"IT","rows":[{"id":"job:1042","title":"Analyst","description":"Remote"}]}]}}
        """;

    [Fact]
    public async Task A_tap_answers_the_message_it_was_on()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.PlayAsync("asha", "text", new { text = "hi" });
        var menu = await sandbox.AcceptedAsync("interactive", Menu);

        var tap = await sandbox.PlayAsync("asha", "tap", new { messageId = menu, replyId = "1.s.v.shop" });

        var message = (await sandbox.Business.MessageAsync(tap.GetProperty("id").GetString()!)).Message!.Value;
        Assert.Equal("interactive", message.GetProperty("type").GetString());
        Assert.Equal(menu, message.GetProperty("context").GetProperty("id").GetString());
        Assert.Equal("""{"type":"button_reply","button_reply":{"id":"1.s.v.shop","title":"Shop"}}""", message.GetProperty("interactive").ToString());
    }

    [Fact]
    public async Task A_row_is_found_by_its_title_and_an_unknown_one_is_refused_with_what_there_is()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.AcceptedAsync("interactive", Jobs);

        var tap = await sandbox.PlayAsync("asha", "tap", new { title = "Analyst" });
        using var unknown = await sandbox.Http.PostAsJsonAsync("/sandbox/customers/asha/tap", new { title = "Astronaut" });

        Assert.Equal("""{"type":"list_reply","list_reply":{"id":"job:1042","title":"Analyst","description":"Remote"}}""",
            tap.GetProperty("payload").GetProperty("interactive").ToString());
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.Contains("Analyst", await unknown.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Of_a_customer_with_a_username_no_number_is_shown_until_he_shares_it()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var hello = await sandbox.PlayAsync("omar", "text", new { text = "مرحبا" });
        var hidden = await sandbox.Business.MessageAsync(hello.GetProperty("id").GetString()!);
        var shown = hidden.Value.GetProperty("contacts")[0];
        Assert.Equal("SA.3141592653589", shown.GetProperty("user_id").GetString());
        Assert.Equal("omar.alharbi", shown.GetProperty("profile").GetProperty("username").GetString());
        Assert.False(shown.TryGetProperty("wa_id", out _));
        Assert.False(hidden.Message!.Value.TryGetProperty("from", out _));

        using var asked = await sandbox.GraphAsync("""
            {"messaging_product":"whatsapp","recipient":"SA.3141592653589","type":"interactive",
             "interactive":{"type":"request_contact_info","body":{"text":"Your number?"},"action":{"name":"request_contact_info"}}}
            """);
        var contact = (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("contacts")[0];
        Assert.Equal("""{"input":"SA.3141592653589","user_id":"SA.3141592653589"}""", contact.ToString());

        var shared = await sandbox.PlayAsync("omar", "contact", new { });
        var card = await sandbox.Business.MessageAsync(shared.GetProperty("id").GetString()!);
        Assert.Equal("contact_request", card.Message!.Value.GetProperty("contacts")[0].GetProperty("origin").GetString());
        Assert.Equal("+966550001234", card.Message!.Value.GetProperty("contacts")[0].GetProperty("phones")[0].GetProperty("phone").GetString());
        Assert.Equal("966550001234", card.Value.GetProperty("contacts")[0].GetProperty("wa_id").GetString());
    }

    [Fact]
    public async Task Sending_twice_delivers_the_same_message_again()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.ChangeAsync("asha", new { sendsTwice = true });

        await sandbox.PlayAsync("asha", "text", new { text = "hi" });

        var all = await sandbox.Business.WhenAsync(all => all.Count == 2);
        Assert.Equal(all[0].Body, all[1].Body);
    }

    [Fact]
    public async Task A_conversation_is_waited_for_without_polling()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var hello = await sandbox.PlayAsync("asha", "text", new { text = "hi" });
        var waiting = sandbox.Http.GetFromJsonAsync<JsonElement>($"/sandbox/customers/asha/messages?after={hello.GetProperty("sequence")}&wait=10");

        await sandbox.AcceptedAsync("interactive", Menu);

        var answer = (await waiting).GetProperty("items")[0];
        Assert.Equal("How can we help?", answer.GetProperty("text").GetString());
        Assert.Equal(["Shop", "Jobs"], answer.GetProperty("options").EnumerateArray().Select(option => option.GetProperty("title").GetString()));
        Assert.Equal("turn:7", answer.GetProperty("callbackData").GetString());
    }

    [Fact]
    public async Task What_cannot_be_carried_arrives_as_unsupported_and_anything_else_of_Metas_as_it_is()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var poll = await sandbox.PlayAsync("asha", "unsupported", new { kind = "poll_creation" });
        var order = await sandbox.PlayAsync("asha", "raw", new { type = "order", id = "forged", order = new { catalog_id = "1" } });

        var unsupported = (await sandbox.Business.MessageAsync(poll.GetProperty("id").GetString()!)).Message!.Value;
        Assert.Equal(131051, unsupported.GetProperty("errors")[0].GetProperty("code").GetInt32());
        Assert.Equal("poll_creation", unsupported.GetProperty("unsupported").GetProperty("type").GetString());
        Assert.StartsWith("wamid.", order.GetProperty("id").GetString());
        Assert.Equal("1", order.GetProperty("payload").GetProperty("order").GetProperty("catalog_id").GetString());
    }

    [Fact]
    public async Task A_new_customer_is_checked_field_by_field()
    {
        await using var sandbox = await Sandbox.StartAsync();

        using var bad = await sandbox.Http.PostAsJsonAsync("/sandbox/customers", new { id = "asha", phone = "12", hidesNumber = true });
        var errors = (await bad.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        using var good = await sandbox.Http.PostAsJsonAsync("/sandbox/customers", new { name = "Leeds" });

        Assert.Equal(["id", "name", "phone", "username"], errors.EnumerateObject().Select(error => error.Name).Order());
        Assert.Equal(HttpStatusCode.Created, good.StatusCode);
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_write_as_a_customer()
    {
        await using var sandbox = await Sandbox.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sandbox/reset");
        request.Headers.Add("Origin", "https://elsewhere.example");

        using var response = await sandbox.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }
}
