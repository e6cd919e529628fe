using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Bridge.WhatsAppSandbox.Tests;

public sealed class BlockTests
{
    private const string Asha = """{"user":"+9779812345670"}""", Marina = """{"user":"5511999900001"}""", Omar = """{"user_id":"SA.3141592653589"}""";

    [Fact]
    public async Task Who_is_blocked_writes_to_nobody_and_is_written_to_by_nobody_until_he_is_unblocked()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.PlayAsync("asha", "text", new { text = "hi" });

        var blocked = await ChangeAsync(sandbox, HttpMethod.Post, HttpStatusCode.OK, Asha);
        var kept = (await sandbox.PlayAsync("asha", "text", new { text = "can you hear me?" })).GetProperty("id").GetString()!;
        using var refused = await sandbox.SendAsync("text", """{"body":"hello"}""");
        var list = await sandbox.GetGraphAsync($"/v26.0/{Sandbox.PhoneNumberId}/block_users");
        var unblocked = await ChangeAsync(sandbox, HttpMethod.Delete, HttpStatusCode.OK, Asha);
        var heard = (await sandbox.PlayAsync("asha", "text", new { text = "and now?" })).GetProperty("id").GetString()!;

        Assert.Equal("""{"added_users":[{"input":"+9779812345670","wa_id":"9779812345670"}]}""", blocked.GetProperty("block_users").ToString());
        Assert.Equal(130403, (await Sandbox.ErrorAsync(refused)).GetProperty("code").GetInt32());
        Assert.Equal("9779812345670", (string?)list["data"]![0]!["wa_id"]);
        Assert.Equal("""{"removed_users":[{"input":"+9779812345670","wa_id":"9779812345670"}]}""", unblocked.GetProperty("block_users").ToString());
        await sandbox.Business.MessageAsync(heard);
        Assert.Equal(2, sandbox.Business.All.Count);
        Assert.Equal("sent", (await sandbox.MessageAsync("asha", kept)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Who_has_not_written_within_a_day_cannot_be_blocked_and_the_others_are()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.PlayAsync("omar", "text", new { text = "مرحبا" });

        var answer = await ChangeAsync(sandbox, HttpMethod.Post, HttpStatusCode.BadRequest, Omar, Marina);

        Assert.Equal("""[{"input":"SA.3141592653589","user_id":"SA.3141592653589"}]""", answer.GetProperty("block_users").GetProperty("added_users").ToString());
        var failed = answer.GetProperty("block_users").GetProperty("failed_users")[0];
        Assert.Equal(("5511999900001", 131047), (failed.GetProperty("wa_id").GetString(), failed.GetProperty("errors")[0].GetProperty("code").GetInt32()));
        Assert.Equal(139100, answer.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal([false, false, true], (await sandbox.StateAsync()).GetProperty("customers").EnumerateArray().Select(customer => customer.GetProperty("blocked").GetBoolean()));
    }

    private static async Task<JsonElement> ChangeAsync(Sandbox sandbox, HttpMethod method, HttpStatusCode expected, params string[] users)
    {
        using var response = await sandbox.GraphAsync(method, $"{Sandbox.PhoneNumberId}/block_users", $$"""{"messaging_product":"whatsapp","block_users":[{{string.Join(',', users)}}]}""");
        Assert.Equal(expected, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
