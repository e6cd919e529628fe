using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Bridge.WhatsAppSandbox.Tests;

public sealed class ScenarioTests
{
    private const string Hello = """{"body":"hello"}""", Prefix = "+1555010";

    [Theory]
    [InlineData("0429", 130429)]
    [InlineData("1056", 131056)]
    [InlineData("0368", 368)]
    public async Task A_number_can_stand_for_an_error_in_the_answer(string name, int code)
    {
        await using var sandbox = await Sandbox.StartAsync();

        using var response = await sandbox.SendAsync("text", Hello, Prefix + name);

        Assert.Equal(code, (await Sandbox.ErrorAsync(response)).GetProperty("code").GetInt32());
    }

    [Theory]
    [InlineData("1026", 131026)]
    [InlineData("1049", 131049)]
    public async Task A_number_can_stand_for_an_error_that_comes_later(string name, int code)
    {
        await using var sandbox = await Sandbox.StartAsync();

        var wamid = await sandbox.AcceptedAsync("text", Hello, Prefix + name);

        Assert.Equal(code, (await sandbox.Business.StatusAsync(wamid, "failed")).Status!.Value.GetProperty("errors")[0].GetProperty("code").GetInt32());
    }

    [Theory]
    [InlineData("9011", "sent read")]
    [InlineData("9013", "sent sent delivered delivered read read")]
    [InlineData("9014", "delivered sent read")]
    public async Task A_number_can_stand_for_how_its_statuses_come(string name, string expected)
    {
        await using var sandbox = await Sandbox.StartAsync();

        await sandbox.AcceptedAsync("text", Hello, Prefix + name);

        var all = await sandbox.Business.WhenAsync(all => all.Count >= expected.Split(' ').Length);
        Assert.Equal(expected, string.Join(' ', all.Select(webhook => webhook.Status!.Value.GetProperty("status").GetString())));
    }

    [Fact]
    public async Task A_status_can_come_before_the_answer()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.PlayAsync("asha", "text", new { text = "hi" });
        await sandbox.ChangeAsync("asha", new { statuses = "early" });

        var wamid = await sandbox.AcceptedAsync("text", Hello);

        Assert.Contains(sandbox.Business.All, webhook => webhook.Status?.GetProperty("id").GetString() == wamid);
    }

    [Fact]
    public async Task Without_a_prefix_such_a_number_is_one_that_nobody_has()
    {
        await using var sandbox = await Sandbox.StartAsync(settings: ("Sandbox:ScenarioPrefix", ""));

        var wamid = await sandbox.AcceptedAsync("text", Hello, Prefix + "9013");

        await sandbox.Business.StatusAsync(wamid, "failed");
    }

    [Fact]
    public async Task Above_the_numbers_throughput_a_message_is_refused_until_the_bucket_has_filled_again()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var sandbox = await Sandbox.StartAsync(time, settings: ("Sandbox:MessagesPerSecond", "20"));
        for (var i = 0; i < 20; i++)
        {
            await sandbox.AcceptedAsync("text", Hello);
        }

        using var response = await sandbox.SendAsync("text", Hello);
        Assert.Equal(130429, (await Sandbox.ErrorAsync(response)).GetProperty("code").GetInt32());

        time.Advance(TimeSpan.FromSeconds(0.05));
        await sandbox.AcceptedAsync("text", Hello);
        Assert.Equal("STANDARD", (string?)(await sandbox.GetGraphAsync($"/{Sandbox.PhoneNumberId}"))["throughput"]!["level"]);
    }

    [Fact]
    public async Task An_answer_takes_as_long_as_it_is_told_to()
    {
        var time = new ObservedTime();
        await using var sandbox = await Sandbox.StartAsync(time, settings: [("Sandbox:Latency", "00:00:00.350"), ("Sandbox:MessagesPerSecond", "1000")]);

        var sending = sandbox.AcceptedAsync("text", Hello);
        while (await time.NextWaitAsync() != TimeSpan.FromMilliseconds(350))
        {
        }
        Assert.False(sending.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(350));

        await sending;
        Assert.Equal("HIGH", (string?)(await sandbox.GetGraphAsync($"/{Sandbox.PhoneNumberId}"))["throughput"]!["level"]);
    }

    [Fact]
    public async Task With_the_same_seed_the_same_calls_get_the_same_ids_and_numbers()
    {
        await using var sandbox = await Sandbox.StartAsync();

        Assert.Equal(await PlayAsync(7), await PlayAsync(7));
        Assert.NotEqual(await PlayAsync(7), await PlayAsync(8));

        async Task<(string, string, string)> PlayAsync(int seed)
        {
            (await sandbox.Http.PostAsJsonAsync("/sandbox/reset", new { seed })).EnsureSuccessStatusCode();
            using var made = await sandbox.Http.PostAsJsonAsync("/sandbox/customers", new { name = "Leeds" });
            var written = await sandbox.PlayAsync("asha", "text", new { text = "hi" });
            var number = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("phone").GetString()!;
            return (number, written.GetProperty("id").GetString()!, await sandbox.AcceptedAsync("text", Hello));
        }
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("missing")]
    public async Task A_signature_can_be_wrong_or_missing(string signature)
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.PlayAsync("asha", "text", new { text = "signed" });
        await sandbox.Business.WhenAsync(all => all.Count == 1);
        await sandbox.FaultsAsync(new { signature });

        await sandbox.PlayAsync("asha", "text", new { text = "signed" });

        var all = await sandbox.Business.WhenAsync(all => all.Count == 2);
        Assert.NotEqual(SignatureOf(all[1]), all[1].Signature);
        Assert.Equal(SignatureOf(all[0]), all[0].Signature);

        static string SignatureOf(Received webhook) => Webhooks.WebhookSignature.Of(webhook.Body, "app-secret");
    }

    [Fact]
    public async Task A_number_that_was_deregistered_sends_nothing_until_it_is_registered_again()
    {
        await using var sandbox = await Sandbox.StartAsync();
        using var off = await sandbox.GraphAsync(HttpMethod.Post, $"v26.0/{Sandbox.PhoneNumberId}/deregister", "{}");
        using var refused = await sandbox.SendAsync("text", Hello);
        using var without = await sandbox.GraphAsync(HttpMethod.Post, $"v26.0/{Sandbox.PhoneNumberId}/register", """{"messaging_product":"whatsapp","pin":"12"}""");
        using var on = await sandbox.GraphAsync(HttpMethod.Post, $"v26.0/{Sandbox.PhoneNumberId}/register", """{"messaging_product":"whatsapp","pin":"123456"}""");

        Assert.Equal(133010, (await Sandbox.ErrorAsync(refused)).GetProperty("code").GetInt32());
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.OK], [off.StatusCode, without.StatusCode, on.StatusCode]);
        await sandbox.AcceptedAsync("text", Hello);
    }

    [Fact]
    public async Task The_profile_is_changed_field_by_field_and_shows_what_is_asked_for()
    {
        await using var sandbox = await Sandbox.StartAsync();
        const string path = $"v26.0/{Sandbox.PhoneNumberId}/whatsapp_business_profile";
        foreach (var change in (string[])["\"about\":\"Open\",\"websites\":[\"https://shop.example\"]", "\"email\":\"shop@example.com\""])
        {
            using var changed = await sandbox.GraphAsync(HttpMethod.Post, path, $$"""{"messaging_product":"whatsapp",{{change}}}""");
            changed.EnsureSuccessStatusCode();
        }
        using var tooLong = await sandbox.GraphAsync(HttpMethod.Post, path, $$"""{"messaging_product":"whatsapp","about":"{{new string('x', 140)}}"}""");

        Assert.Equal(HttpStatusCode.BadRequest, tooLong.StatusCode);
        Assert.Equal("""{"messaging_product":"whatsapp","about":"Open","email":"shop@example.com"}""",
            (await sandbox.GetGraphAsync($"/{path}?fields=about,email,vertical"))["data"]![0]!.ToJsonString());
    }
}
