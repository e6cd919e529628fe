using System.Net.Http.Json;
using System.Text.Json;

namespace Bridge.WhatsAppSandbox.Tests;

public sealed class StatusTests
{
    private const string Hello = """{"body":"hello"}""";

    [Fact]
    public async Task An_accepted_message_is_sent_delivered_and_read_and_every_status_echoes_the_callback_id()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.PlayAsync("asha", "text", new { text = "hi" });

        var wamid = await sandbox.AcceptedAsync("text", Hello);

        foreach (var name in (string[])["sent", "delivered", "read"])
        {
            var status = (await sandbox.Business.StatusAsync(wamid, name)).Status!.Value;
            Assert.Equal("turn:7", status.GetProperty("biz_opaque_callback_data").GetString());
            Assert.Equal("9779812345670", status.GetProperty("recipient_id").GetString());
            Assert.Equal("NP.4815162342108", status.GetProperty("recipient_user_id").GetString());
            Assert.Equal(name != "read", status.TryGetProperty("pricing", out _));
        }
    }

    [Fact]
    public async Task A_phone_that_is_offline_stops_at_sent_and_goes_on_when_it_is_back()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.PlayAsync("asha", "text", new { text = "hi" });
        await sandbox.ChangeAsync("asha", new { offline = true });
        var wamid = await sandbox.AcceptedAsync("text", Hello);
        await sandbox.Business.StatusAsync(wamid, "sent");
        var written = await sandbox.PlayAsync("asha", "text", new { text = "written in the tunnel" });
        Assert.Equal("pending", written.GetProperty("status").GetString());
        Assert.DoesNotContain(sandbox.Business.All, webhook => webhook.Status?.GetProperty("status").GetString() == "delivered");

        await sandbox.ChangeAsync("asha", new { offline = false });

        await sandbox.Business.StatusAsync(wamid, "read");
        await sandbox.Business.MessageAsync(written.GetProperty("id").GetString()!);
    }

    [Fact]
    public async Task Without_read_receipts_a_message_stays_delivered()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.PlayAsync("asha", "text", new { text = "hi" });
        await sandbox.ChangeAsync("asha", new { readReceipts = false });
        var quiet = await sandbox.AcceptedAsync("text", Hello);
        await sandbox.Business.StatusAsync(quiet, "delivered");

        await sandbox.ChangeAsync("asha", new { readReceipts = true });
        await sandbox.Business.StatusAsync(await sandbox.AcceptedAsync("text", Hello), "read");

        Assert.Equal("delivered", (await sandbox.MessageAsync("asha", quiet)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Outside_the_window_a_text_is_accepted_and_fails_with_131047_while_a_template_arrives()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.PlayAsync("asha", "text", new { text = "hi" });
        await sandbox.ChangeAsync("asha", new { windowClosed = true });

        var text = await sandbox.AcceptedAsync("text", Hello);
        var template = await sandbox.AcceptedAsync("template", """{"name":"hello_world","language":{"code":"en_US"}}""");

        var failed = (await sandbox.Business.StatusAsync(text, "failed")).Status!.Value;
        Assert.Equal(131047, failed.GetProperty("errors")[0].GetProperty("code").GetInt32());
        Assert.Equal("turn:7", failed.GetProperty("biz_opaque_callback_data").GetString());
        await sandbox.Business.StatusAsync(template, "delivered");
    }

    [Fact]
    public async Task The_closed_window_can_be_told_in_the_answer_too()
    {
        await using var sandbox = await Sandbox.StartAsync(settings: ("Sandbox:RefuseOutsideWindow", "true"));

        using var response = await sandbox.SendAsync("text", Hello);

        Assert.Equal(131047, (await Sandbox.ErrorAsync(response)).GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task A_number_that_nobody_has_is_accepted_and_undeliverable()
    {
        await using var sandbox = await Sandbox.StartAsync();

        var wamid = await sandbox.AcceptedAsync("text", Hello, to: "+4915100000000");

        var failed = (await sandbox.Business.StatusAsync(wamid, "failed")).Status!.Value;
        Assert.Equal(131026, failed.GetProperty("errors")[0].GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task Reading_marks_this_message_and_all_before_it()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var first = (await sandbox.PlayAsync("asha", "text", new { text = "one" })).GetProperty("id").GetString()!;
        var second = (await sandbox.PlayAsync("asha", "text", new { text = "two" })).GetProperty("id").GetString()!;
        await sandbox.Business.MessageAsync(second);

        using var response = await sandbox.GraphAsync(
            $$$"""{"messaging_product":"whatsapp","status":"read","message_id":"{{{second}}}","typing_indicator":{"type":"text"}}""");

        Assert.True((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("success").GetBoolean());
        Assert.Equal("read", (await sandbox.MessageAsync("asha", first)).GetProperty("status").GetString());
        using var wrong = await sandbox.GraphAsync("""{"messaging_product":"whatsapp","status":"read","message_id":"wamid.none"}""");
        Assert.Equal(131009, (await Sandbox.ErrorAsync(wrong)).GetProperty("code").GetInt32());
    }
}
