using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Bridge.WhatsAppSandbox.Tests;

/// <summary>What comes seldom, and what customers do besides writing.</summary>
public sealed class RareWebhookTests
{
    private const string Hello = """{"body":"hello"}""";

    [Fact]
    public async Task A_voice_note_is_played_after_it_was_read_and_no_other_sound_is()
    {
        await using var sandbox = await Sandbox.StartAsync(settings: ("Sandbox:PlayedAfter", "0"));
        await sandbox.PlayAsync("asha", "text", new { text = "hi" });
        var id = await UploadAsync(sandbox, "audio/ogg");

        var voice = await sandbox.AcceptedAsync("audio", $$"""{"id":"{{id}}","voice":true}""");
        var song = await sandbox.AcceptedAsync("audio", $$"""{"id":"{{id}}"}""");

        Assert.False((await sandbox.Business.StatusAsync(voice, "played")).Status!.Value.TryGetProperty("pricing", out _));
        await sandbox.Business.StatusAsync(song, "read");
        Assert.Equal("read", (await sandbox.MessageAsync("asha", song)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_message_can_fail_on_a_second_phone_after_the_first_has_it()
    {
        await using var sandbox = await Sandbox.StartAsync();

        var wamid = await sandbox.AcceptedAsync("text", Hello, to: "+15550109016");

        await sandbox.Business.StatusAsync(wamid, "delivered");
        await sandbox.Business.StatusAsync(wamid, "failed");
        Assert.Equal("delivered", (await sandbox.MessageAsync("scenario-9016", wamid)).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("uppercase")]
    [InlineData("tampered")]
    public async Task A_signature_can_be_in_capitals_or_of_other_bytes(string fault)
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.FaultsAsync(new { signature = fault });

        await sandbox.PlayAsync("asha", "text", new { text = "hi" });

        var received = (await sandbox.Business.WhenAsync(all => all.Count > 0))[0];
        var right = "sha256=" + Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes("app-secret"), received.Body));
        Assert.Equal(fault == "uppercase" ? "sha256=" + right[7..].ToUpperInvariant() : "differs", fault == "uppercase" ? received.Signature : received.Signature == right ? "same" : "differs");
    }

    [Fact]
    public async Task Statuses_can_bear_the_conversation_of_former_years_and_the_customers_contact()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.PlayAsync("omar", "text", new { text = "hi" });
        await sandbox.FaultsAsync(new { legacyConversation = true, statusContacts = true });

        using var response = await sandbox.GraphAsync("""{"messaging_product":"whatsapp","recipient":"SA.3141592653589","type":"text","text":{"body":"hello"}}""");

        var sent = await sandbox.Business.FirstAsync(webhook => webhook.Status?.GetProperty("status").GetString() == "sent");
        Assert.True(sent.Status!.Value.GetProperty("conversation").TryGetProperty("expiration_timestamp", out _));
        Assert.Equal("omar.alharbi", sent.Value.GetProperty("contacts")[0].GetProperty("profile").GetProperty("username").GetString());
        Assert.False(sent.Status!.Value.TryGetProperty("recipient_id", out _));
    }

    [Fact]
    public async Task Any_webhook_at_all_is_signed_and_sent_as_it_is_given()
    {
        await using var sandbox = await Sandbox.StartAsync();
        using var json = await sandbox.Http.PostAsJsonAsync("/sandbox/webhooks", new { entry = new[] { new { id = "1", changes = new[] { new { field = "tomorrow", value = new { text = "é/" } } } } } });
        using var text = await sandbox.Http.PostAsync("/sandbox/webhooks", new StringContent("no JSON", Encoding.UTF8, "text/plain"));

        var all = await sandbox.Business.WhenAsync(received => received.Count == 2);

        Assert.Contains(all, webhook => Encoding.UTF8.GetString(webhook.Body).Contains("""\u00e9\/""", StringComparison.Ordinal));
        Assert.Contains(all, webhook => Encoding.UTF8.GetString(webhook.Body) == "no JSON");
    }

    [Fact]
    public async Task A_customer_orders_fills_in_a_form_edits_takes_back_and_forwards()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var wrote = (await sandbox.PlayAsync("asha", "text", new { text = "hi", often = true })).GetProperty("id").GetString()!;
        await sandbox.AcceptedAsync("interactive",
            """{"type":"flow","body":{"text":"Apply"},"action":{"name":"flow","parameters":{"flow_message_version":"3","flow_id":"66","flow_cta":"Apply","flow_token":"apply-7"}}}""");

        var order = await HeardAsync("order", new { items = new[] { new { retailerId = "SKU-001", quantity = 2, price = 30, currency = "BRL" } }, text = "afternoon" });
        var form = await HeardAsync("form", new { answers = new { full_name = "Asha" } });
        var edit = await HeardAsync("edit", new { messageId = wrote, text = "hello" });
        var revoke = await HeardAsync("revoke", new { messageId = wrote });

        Assert.True((await sandbox.Business.MessageAsync(wrote)).Message!.Value.GetProperty("context").GetProperty("frequently_forwarded").GetBoolean());
        Assert.Equal(2, order.GetProperty("order").GetProperty("product_items")[0].GetProperty("quantity").GetInt32());
        Assert.Equal("""{"full_name":"Asha","flow_token":"apply-7"}""", form.GetProperty("interactive").GetProperty("nfm_reply").GetProperty("response_json").GetString());
        Assert.Equal("hello", edit.GetProperty("edit").GetProperty("message").GetProperty("text").GetProperty("body").GetString());
        Assert.Equal(wrote, revoke.GetProperty("revoke").GetProperty("original_message_id").GetString());

        async Task<JsonElement> HeardAsync(string act, object body) =>
            (await sandbox.Business.MessageAsync((await sandbox.PlayAsync("asha", act, body)).GetProperty("id").GetString()!)).Message!.Value;
    }

    [Fact]
    public async Task A_customer_changes_his_number_and_wants_no_more_advertising()
    {
        await using var sandbox = await Sandbox.StartAsync();

        using (await sandbox.Http.PostAsJsonAsync("/sandbox/customers/asha/number", new { phone = "9779800000001" }))
        {
        }
        using (await sandbox.Http.PostAsJsonAsync("/sandbox/customers/asha/marketing", new { stop = true }))
        {
        }

        var changed = (await sandbox.Business.FirstAsync(webhook => webhook.Message?.GetProperty("type").GetString() == "system")).Value;
        Assert.False(changed.TryGetProperty("contacts", out _));
        Assert.Equal(("9779812345670", "9779800000001"), (changed.GetProperty("messages")[0].GetProperty("from").GetString(), changed.GetProperty("messages")[0].GetProperty("system").GetProperty("wa_id").GetString()));
        var choice = (await sandbox.Business.FirstAsync(webhook => webhook.Value.TryGetProperty("user_preferences", out _))).Value.GetProperty("user_preferences")[0];
        Assert.Equal(("stop", "9779800000001"), (choice.GetProperty("value").GetString(), choice.GetProperty("wa_id").GetString()));
    }

    [Fact]
    public async Task A_Brazilian_number_is_known_without_its_ninth_digit_and_answered_with_the_one_that_WhatsApp_has()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.PlayAsync("marina", "text", new { text = "oi" });

        using var response = await sandbox.SendAsync("text", Hello, to: "+551199900001");

        var contact = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("contacts")[0];
        Assert.Equal(("+551199900001", "5511999900001"), (contact.GetProperty("input").GetString(), contact.GetProperty("wa_id").GetString()));
    }

    private static async Task<string> UploadAsync(Sandbox sandbox, string type)
    {
        using var form = new MultipartFormDataContent { { new StringContent("whatsapp"), "messaging_product" } };
        var file = new ByteArrayContent("OggS"u8.ToArray());
        file.Headers.ContentType = new(type);
        form.Add(file, "file", "a.ogg");
        using var response = await sandbox.GraphAsync(HttpMethod.Post, $"v26.0/{Sandbox.PhoneNumberId}/media", form);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }
}
