using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.WhatsAppSandbox.Tests;

/// <summary>What Meta allows, counts and takes away.</summary>
public sealed class AccountTests
{
    private const string Account = "102290129340398", Hello = """{"body":"hello"}""", Template = """{"name":"hello_world","language":{"code":"en_US"}}""";

    [Fact]
    public async Task Beyond_the_management_limit_the_account_answers_80007_until_the_hour_is_over_and_sending_goes_on()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var sandbox = await Sandbox.StartAsync(time, settings: ("Sandbox:ManagementPerHour", "2"));
        await sandbox.GetGraphAsync($"/v26.0/{Account}");
        using (var half = await sandbox.GraphAsync(HttpMethod.Get, $"v26.0/{Account}", (HttpContent?)null))
        {
            Assert.Equal((100, 0), Usage(half));
        }

        using (var over = await sandbox.GraphAsync(HttpMethod.Get, $"v26.0/{Account}", (HttpContent?)null))
        {
            Assert.Equal((100, 60), Usage(over));
            Assert.Equal(80007, (await Sandbox.ErrorAsync(over)).GetProperty("code").GetInt32());
        }
        await sandbox.AcceptedAsync("text", Hello);
        time.Advance(TimeSpan.FromMinutes(61));

        await sandbox.GetGraphAsync($"/v26.0/{Account}");
    }

    [Fact]
    public async Task So_many_customers_are_written_to_first_in_a_day_and_no_more_each_counted_once()
    {
        await using var sandbox = await Sandbox.StartAsync(settings: ("Sandbox:PortfolioLimit", "1"));

        var first = await sandbox.AcceptedAsync("template", Template);
        var again = await sandbox.AcceptedAsync("template", Template);
        var another = await sandbox.AcceptedAsync("template", Template, to: "+5511999900001");

        await sandbox.Business.StatusAsync(first, "delivered");
        await sandbox.Business.StatusAsync(again, "delivered");
        Assert.Equal(131048, Code(await sandbox.Business.StatusAsync(another, "failed")));
        await sandbox.PlayAsync("marina", "text", new { text = "hi" });
        await sandbox.Business.StatusAsync(await sandbox.AcceptedAsync("template", Template, to: "+5511999900001"), "delivered");
    }

    [Fact]
    public async Task A_token_whose_time_is_over_says_so()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.FaultsAsync(new { tokenExpired = true });

        using var response = await sandbox.SendAsync("text", Hello);

        var error = await Sandbox.ErrorAsync(response);
        Assert.Equal((HttpStatusCode.Unauthorized, 190, 463), (response.StatusCode, error.GetProperty("code").GetInt32(), error.GetProperty("error_subcode").GetInt32()));
    }

    [Fact]
    public async Task A_banned_account_sends_nothing_says_so_in_its_health_and_tells_by_webhook()
    {
        await using var sandbox = await Sandbox.StartAsync();

        using (await sandbox.Http.PatchAsJsonAsync("/sandbox/account", new { banned = true, quality = "RED", tier = "TIER_250" }))
        {
        }

        await sandbox.Business.FirstAsync(webhook => webhook.Value.TryGetProperty("ban_info", out var ban) && ban.GetProperty("waba_ban_state").GetString() == "DISABLE");
        await sandbox.Business.FirstAsync(webhook => webhook.Value.TryGetProperty("current_limit", out var limit) && limit.GetString() == "TIER_250");
        var number = await sandbox.GetGraphAsync($"/v26.0/{Sandbox.PhoneNumberId}");
        Assert.Equal(("BANNED", "RED", "BLOCKED"), ((string?)number["status"], (string?)number["quality_rating"], (string?)number["health_status"]!["can_send_message"]));
        using var refused = await sandbox.SendAsync("text", Hello);
        Assert.Equal(131031, (await Sandbox.ErrorAsync(refused)).GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task Webhooks_go_to_the_numbers_own_address_before_the_accounts_and_to_none_that_does_not_know_the_token()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await using var other = await Business.StartAsync();
        object Override(string token) => new { override_callback_uri = other.Url.ToString(), verify_token = token };

        using (var refused = await PostAsync(sandbox, $"{Account}/subscribed_apps", Override("guess")))
        {
            await Sandbox.ErrorAsync(refused);
        }
        using (var taken = await PostAsync(sandbox, Sandbox.PhoneNumberId, new { webhook_configuration = Override("verify-token") }))
        {
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        }
        var wamid = (await sandbox.PlayAsync("asha", "text", new { text = "hi" })).GetProperty("id").GetString()!;
        await other.MessageAsync(wamid);
        await sandbox.Http.PatchAsJsonAsync("/sandbox/account", new { tier = "TIER_10K" });

        // The account's own events stay with the app.
        await sandbox.Business.FirstAsync(webhook => webhook.Value.TryGetProperty("current_limit", out _));
        Assert.DoesNotContain(sandbox.Business.All, webhook => webhook.Message is not null);
    }

    [Fact]
    public async Task An_account_that_is_not_subscribed_tells_nothing()
    {
        await using var sandbox = await Sandbox.StartAsync();
        using (await sandbox.GraphAsync(HttpMethod.Delete, $"v26.0/{Account}/subscribed_apps", (HttpContent?)null))
        {
        }
        await sandbox.PlayAsync("asha", "text", new { text = "unheard" });
        Assert.Empty((await sandbox.GetGraphAsync($"/v26.0/{Account}/subscribed_apps"))["data"]!.AsArray());

        using (await PostAsync(sandbox, $"{Account}/subscribed_apps", new { }))
        {
        }
        await sandbox.Business.MessageAsync((await sandbox.PlayAsync("asha", "text", new { text = "heard" })).GetProperty("id").GetString()!);

        Assert.Single(sandbox.Business.All, webhook => webhook.Message is not null);
    }

    [Fact]
    public async Task Settings_codes_and_the_rest_of_the_number_are_kept_and_given_back()
    {
        await using var sandbox = await Sandbox.StartAsync();
        const string Number = Sandbox.PhoneNumberId;

        foreach (var (path, body) in new (string, object)[]
        {
            ("settings", new { calling = new { status = "ENABLED" } }), ("conversational_automation", new { enable_welcome_message = true, prompts = new[] { "Prices" } }),
            ("whatsapp_commerce_settings", new { is_cart_enabled = false }), ("request_code", new { code_method = "SMS", language = "en_US" }), ("verify_code", new { code = "123456" }),
        })
        {
            using var done = await PostAsync(sandbox, $"{Number}/{path}", body);
            Assert.True(done.IsSuccessStatusCode, path);
        }
        using var made = await PostAsync(sandbox, $"{Number}/message_qrdls", new { prefilled_message = "I want one", generate_qr_image = "PNG" });
        var code = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();

        Assert.Equal("ENABLED", (string?)(await sandbox.GetGraphAsync($"/{Number}/settings"))["calling"]!["status"]);
        Assert.False((bool)(await sandbox.GetGraphAsync($"/{Number}/whatsapp_commerce_settings"))["data"]![0]!["is_cart_enabled"]!);
        Assert.Equal("I want one", (string?)(await sandbox.GetGraphAsync($"/{Number}/message_qrdls/{code}"))["data"]![0]!["prefilled_message"]);
        using (await sandbox.GraphAsync(HttpMethod.Delete, $"v26.0/{Number}/message_qrdls/{code}", (HttpContent?)null))
        {
        }
        Assert.Empty((await sandbox.GetGraphAsync($"/{Number}/message_qrdls"))["data"]!.AsArray());
        using var wrong = await PostAsync(sandbox, $"{Number}/verify_code", new { code = "1" });
        await Sandbox.ErrorAsync(wrong);
    }

    [Fact]
    public async Task The_clock_is_put_forward_and_what_waits_by_it_waits_no_more()
    {
        await using var sandbox = await Sandbox.StartAsync(settings: ("Sandbox:SentAfter", "01:00:00"));
        await sandbox.PlayAsync("asha", "text", new { text = "hi" });
        using (var faster = await sandbox.Http.PostAsJsonAsync("/sandbox/clock", new { speed = 36_000 }))
        {
            faster.EnsureSuccessStatusCode();
        }

        await sandbox.Business.StatusAsync(await sandbox.AcceptedAsync("text", Hello), "delivered");
        using (await sandbox.Http.PostAsJsonAsync("/sandbox/clock", new { speed = 1, forwardSeconds = 25 * 3600 }))
        {
        }

        Assert.Equal(131047, Code(await FailAsync()));

        async Task<Received> FailAsync()
        {
            using var response = await sandbox.Http.PostAsJsonAsync("/sandbox/clock", new { speed = 36_000 });
            return await sandbox.Business.StatusAsync(await sandbox.AcceptedAsync("text", Hello), "failed");
        }
    }

    [Fact]
    public async Task What_the_business_asked_is_listed()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.AcceptedAsync("text", Hello);

        var asked = await sandbox.Http.GetFromJsonAsync<JsonElement>("/sandbox/requests?path=/messages");

        Assert.Equal(200, asked[0].GetProperty("status").GetInt32());
        Assert.Contains("hello", asked[0].GetProperty("body").GetString(), StringComparison.Ordinal);
        Assert.True((await sandbox.Http.GetFromJsonAsync<JsonElement>("/sandbox/idle")).GetProperty("idle").GetBoolean());
    }

    private static int Code(Received failed) => failed.Status!.Value.GetProperty("errors")[0].GetProperty("code").GetInt32();

    private static (int Percent, int Minutes) Usage(HttpResponseMessage response)
    {
        var usage = JsonDocument.Parse(response.Headers.GetValues("X-Business-Use-Case-Usage").Single()).RootElement.GetProperty(Account)[0];
        return (usage.GetProperty("call_count").GetInt32(), usage.GetProperty("estimated_time_to_regain_access").GetInt32());
    }

    private static Task<HttpResponseMessage> PostAsync(Sandbox sandbox, string path, object body) => sandbox.GraphAsync(HttpMethod.Post, $"v26.0/{path}", JsonSerializer.Serialize(body));

    [Theory]
    [InlineData("106540352242922", "verified_name,throughput{level}", "verified_name,throughput,id")]
    [InlineData("106540352242922", "display_phone_number , nothing_of_the_kind", "display_phone_number,id")]
    [InlineData("102290129340398", "currency,message_template_namespace", "id,currency,message_template_namespace")]
    public async Task An_object_is_told_as_far_as_it_was_asked_for(string id, string fields, string told)
    {
        await using var sandbox = await Sandbox.StartAsync();

        var found = await sandbox.GetGraphAsync($"/v26.0/{id}?fields={Uri.EscapeDataString(fields)}");

        Assert.Equal(told, string.Join(',', found.AsObject().Select(field => field.Key)));
    }
}
