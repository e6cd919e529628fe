using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bridge.Messaging.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Bridge.Messaging.Tests.Accounts;

public sealed class AccountTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    const string Account = "104200000000001";

    [Fact]
    public async Task A_saved_key_wins_over_the_environments_leaves_through_no_API_and_the_old_app_secret_still_opens_until_the_rotation_ends()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        Assert.Equal("WhatsApp__AppSecret", (await KeyAsync(host, "AppSecret"))["variable"]!.GetValue<string>());

        using var saved = await host.AsAsync("Admin", HttpMethod.Put, "/account/keys", JsonContent.Create(new { appSecret = "the-new-secret", accessToken = "saved-token", businessAccountId = Account }));

        Assert.Equal(HttpStatusCode.NoContent, saved.StatusCode);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized], await SignedByAsync(host, "the-new-secret", MessagingHost.Secret, "neither"));
        using var account = await host.AsAsync("Admin", HttpMethod.Get, "/account");
        var text = await account.Content.ReadAsStringAsync();
        Assert.DoesNotContain("the-new-secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("saved-token", text, StringComparison.Ordinal);
        Assert.Contains(Account, text, StringComparison.Ordinal);
        Assert.Equal(0, await host.ScalarAsync<long>("SELECT count(*) FROM account_setting WHERE position('the-new-secret'::bytea IN secret) > 0 OR value LIKE '%secret%'"));

        // As a process that starts on what was saved.
        await host.StopServiceAsync();
        host.StartService();
        using var ended = await host.AsAsync("Admin", HttpMethod.Delete, "/account/keys/AppSecretPrevious");
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Unauthorized], await SignedByAsync(host, "the-new-secret", MessagingHost.Secret));
        using var forgotten = await host.AsAsync("Admin", HttpMethod.Delete, "/account/keys/AppSecret");
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.OK], await SignedByAsync(host, "the-new-secret", MessagingHost.Secret));
        using var agent = await host.AsAsync("Agent", HttpMethod.Get, "/account");
        Assert.Equal(HttpStatusCode.Forbidden, agent.StatusCode);
    }

    [Fact]
    public async Task A_closed_sandbox_is_let_in_no_more_its_keys_hold_no_longer_and_what_is_saved_does()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        using var admin = await host.AsAsync("Admin", HttpMethod.Put, "/internal/sandbox", JsonContent.Create(new { closed = true }));
        Assert.Equal(HttpStatusCode.Forbidden, admin.StatusCode);
        Assert.Equal([HttpStatusCode.OK], await SignedByAsync(host, MessagingHost.Secret));
        await host.DeliverAsync(Meta.Text("wamid.1", "hi"));
        await host.DeliverAsync(Meta.Text("wamid.2", "me too", from: "5511999900002"));
        await host.UntilAsync("SELECT count(*) FROM conversation", 2L);
        using var customers = await host.AsAsync(host.Neighbours.AsService("messaging"), HttpMethod.Get, "/internal/sandbox/customers?atMost=10");
        Assert.Equal(2, (await customers.Content.ReadFromJsonAsync<List<Guid>>())!.Count);

        using var closed = await host.AsAsync(host.Neighbours.AsService("messaging"), HttpMethod.Put, "/internal/sandbox", JsonContent.Create(new { closed = true }));

        Assert.Equal(HttpStatusCode.NoContent, closed.StatusCode);
        Assert.Equal([HttpStatusCode.ServiceUnavailable], await SignedByAsync(host, MessagingHost.Secret));
        using var account = await host.AsAsync("Admin", HttpMethod.Get, "/account");
        var told = JsonNode.Parse(await account.Content.ReadAsStringAsync())!;
        Assert.False(told["demo"]!.GetValue<bool>());
        Assert.All(told["keys"]!.AsArray(), key => Assert.False(key!["set"]!.GetValue<bool>()));

        // As a process that starts with the environment of the sandbox.
        await host.StopServiceAsync();
        host.StartService();
        using var saved = await host.AsAsync("Admin", HttpMethod.Put, "/account/keys", JsonContent.Create(new { appSecret = "the-companys-own" }));
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.OK], await SignedByAsync(host, MessagingHost.Secret, "the-companys-own"));

        // Meta may have brought somebody in the meantime: nobody is known to be played any more.
        using var mixed = await host.AsAsync(host.Neighbours.AsService("messaging"), HttpMethod.Get, "/internal/sandbox/customers?atMost=10");
        Assert.Equal(HttpStatusCode.Conflict, mixed.StatusCode);

        using var opened = await host.AsAsync(host.Neighbours.AsService("messaging"), HttpMethod.Put, "/internal/sandbox", JsonContent.Create(new { closed = false }));
        using var forgotten = await host.AsAsync("Admin", HttpMethod.Delete, "/account/keys/AppSecret");
        Assert.Equal([HttpStatusCode.OK], await SignedByAsync(host, MessagingHost.Secret));
    }

    [Fact]
    public async Task What_cannot_be_a_key_is_told_at_its_field()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);

        using var refused = await host.AsAsync("Admin", HttpMethod.Put, "/account/keys", JsonContent.Create(new { appSecret = "", accessToken = "two words", businessAccountId = "12a", phoneNumberId = "+55 11 4000" }));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(["accessToken", "appSecret", "businessAccountId", "phoneNumberId"],
            JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["errors"]!.AsObject().Select(e => e.Key).Order());
    }

    [Fact]
    public async Task Numbers_are_Metas_own_and_what_is_named_besides()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure, ("WhatsApp:BusinessAccountId", Account), ("WhatsApp:PhoneNumberId", "555,777000"));
        host.Graph.Numbers.Add("777000");
        host.Graph.OnCall = (_, path, _) => path.StartsWith(Account, StringComparison.Ordinal)
            ? Results.Json(new { data = new[] { Number("555") } })
            : Results.Json(Number("777000"));

        using var numbers = await host.AsAsync("Admin", HttpMethod.Get, "/account/numbers");

        var items = JsonNode.Parse(await numbers.Content.ReadAsStringAsync())!["items"]!.AsArray();
        Assert.Equal(["555", "777000"], items.Select(n => n!["id"]!.GetValue<string>()));
        Assert.Equal(("GREEN", "TIER_2K", "STANDARD"), (items[0]!["quality"]!.GetValue<string>(), items[0]!["limit"]!.GetValue<string>(), items[0]!["throughput"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_check_names_each_thing_and_subscribes_by_itself()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure, ("WhatsApp:BusinessAccountId", Account));
        host.Graph.OnCall = (method, path, _) => (method, path.Split('?')[0]) switch
        {
            ("GET", "debug_token") => Results.Json(new
            {
                data = new { is_valid = true, app_id = "900", expires_at = DateTimeOffset.UtcNow.AddDays(3).ToUnixTimeSeconds(), scopes = new[] { "whatsapp_business_messaging", "whatsapp_business_management" } },
            }),
            ("GET", Account + "/phone_numbers") => Results.Json(new { data = new[] { Number("555") } }),
            ("GET", Account + "/subscribed_apps") => Results.Json(new { data = Array.Empty<object>() }),
            ("GET", "555") => Results.Json(new
            {
                health_status = new
                {
                    entities = new object[]
                    {
                        new { entity_type = "WABA", can_send_message = "BLOCKED", errors = new[] { new { error_description = "No payment method.", possible_solution = "Add one." } } },
                        new { entity_type = "APP", can_send_message = "AVAILABLE" },
                    },
                },
            }),
            _ => Results.Json(new { success = true }),
        };
        host.Graph.Numbers.Add("555");

        var before = await CheckAsync(host);
        await host.DeliverAsync(Meta.Text("wamid.1", "hi"));
        var after = await CheckAsync(host);

        Assert.Equal(["reachable unknown noAddress", "token attention endsSoon", "subscribed good justNow", "number good connected", "app good live", "payment bad blocked", "webhook attention never"], before);
        Assert.Contains("webhook good last", after);
        Assert.Contains($"POST {Account}/subscribed_apps", host.Graph.Calls.Select(c => $"{c.Method} {c.Path}"));
    }

    [Fact]
    public async Task Whether_Meta_can_reach_the_webhook_is_asked_at_its_public_address()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure, ("WhatsApp:WebhookUrl", "http://127.0.0.1:1/webhooks/whatsapp"));
        Assert.Contains("reachable bad notReached", await CheckAsync(host));

        await using var open = await MessagingHost.StartAsync(infrastructure, ("WhatsApp:VerifyToken", ""), ("WhatsApp:WebhookUrl", "http://127.0.0.1:1/webhooks/whatsapp"));
        Assert.Contains("reachable bad noVerifyToken", await CheckAsync(open));
    }

    static object Number(string id) => new
    {
        id, display_phone_number = "+55 11 4000-1234", verified_name = "Shop", quality_rating = "GREEN", status = "CONNECTED", throughput = new { level = "STANDARD" },
        whatsapp_business_manager_messaging_limit = "TIER_2K",
    };

    static async Task<List<string>> CheckAsync(MessagingHost host)
    {
        using var check = await host.AsAsync("Admin", HttpMethod.Post, "/account/check");
        return [.. JsonNode.Parse(await check.Content.ReadAsStringAsync())!["things"]!.AsArray().Select(t => $"{t!["name"]} {t["state"]} {t["code"]}")];
    }

    static async Task<JsonNode> KeyAsync(MessagingHost host, string name)
    {
        using var account = await host.AsAsync("Admin", HttpMethod.Get, "/account");
        return JsonNode.Parse(await account.Content.ReadAsStringAsync())!["keys"]!.AsArray().Single(k => k!["name"]!.GetValue<string>() == name)!;
    }

    static async Task<List<HttpStatusCode>> SignedByAsync(MessagingHost host, params string[] secrets)
    {
        var answers = new List<HttpStatusCode>();
        foreach (var secret in secrets)
        {
            using var response = await host.PostAsync("""{"object":"whatsapp_business_account","entry":[]}""", secret);
            answers.Add(response.StatusCode);
        }

        return answers;
    }
}
