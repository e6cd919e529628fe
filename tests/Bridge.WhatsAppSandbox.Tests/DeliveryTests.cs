using Microsoft.AspNetCore.Http;

namespace Bridge.WhatsAppSandbox.Tests;

public sealed class DeliveryTests
{
    [Fact]
    public async Task What_is_not_answered_with_200_comes_again_after_0_1_2_4_8_seconds_with_the_same_bytes()
    {
        var time = new ObservedTime();
        await using var sandbox = await Sandbox.StartAsync(time);
        sandbox.Business.Answer = _ => StatusCodes.Status503ServiceUnavailable;

        var sent = await sandbox.PlayAsync("asha", "text", new { text = "hi" });

        // The first try and the retry after 0 s need no clock.
        await sandbox.Business.WhenAsync(all => all.Count == 2);
        foreach (var seconds in (int[])[1, 2, 4, 8, 16, 32, 60, 60])
        {
            Assert.Equal(TimeSpan.FromSeconds(seconds), await time.NextWaitAsync());
            var before = sandbox.Business.All.Count;
            time.Advance(TimeSpan.FromSeconds(seconds));
            await sandbox.Business.WhenAsync(all => all.Count > before);
        }
        Assert.Equal(10, sandbox.Business.All.Count);
        Assert.All(sandbox.Business.All, webhook => Assert.Equal(sandbox.Business.All[0].Body, webhook.Body));
        Assert.Equal("sent", (await sandbox.MessageAsync("asha", sent.GetProperty("id").GetString()!)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Any_other_2xx_is_not_taken_for_success()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var answers = new Queue<int>([StatusCodes.Status202Accepted, StatusCodes.Status200OK]);
        sandbox.Business.Answer = _ => answers.Dequeue();

        await sandbox.PlayAsync("asha", "text", new { text = "hi" });

        await sandbox.Business.WhenAsync(all => all.Count == 2);
        Assert.Empty(answers);
    }

    [Fact]
    public async Task Nothing_is_delivered_before_the_address_has_answered_the_handshake()
    {
        var time = new ObservedTime();
        var business = await Business.StartAsync();
        business.Verifies = false;
        await using var sandbox = await Sandbox.StartAsync(time, business);

        await sandbox.PlayAsync("asha", "text", new { text = "hi" });
        await time.NextWaitAsync();
        Assert.Empty(business.All);

        business.Verifies = true;
        time.Advance(TimeSpan.FromSeconds(1));
        await business.WhenAsync(all => all.Count == 1);
    }

    [Fact]
    public async Task One_customers_messages_arrive_one_after_another()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var texts = Enumerable.Range(1, 20).Select(number => $"line {number}").ToList();

        foreach (var text in texts)
        {
            await sandbox.PlayAsync("asha", "text", new { text });
        }

        var all = await sandbox.Business.WhenAsync(all => all.Count == 20);
        Assert.Equal(texts, all.Select(webhook => webhook.Message?.GetProperty("text").GetProperty("body").GetString()));
    }

    [Fact]
    public async Task A_restart_keeps_the_conversation_and_delivers_what_was_not()
    {
        var data = Directory.CreateTempSubdirectory("sandbox-test-");
        var business = await Business.StartAsync();
        business.Answer = _ => StatusCodes.Status503ServiceUnavailable;
        var first = await Sandbox.StartAsync(null, business, ("Sandbox:DataDirectory", data.FullName));
        var sent = (await first.PlayAsync("asha", "text", new { text = "hi" })).GetProperty("id").GetString()!;
        await business.WhenAsync(all => all.Count >= 1);
        await first.StopAsync();

        var before = business.All.Count;
        business.Answer = _ => StatusCodes.Status200OK;
        await using var second = await Sandbox.StartAsync(null, business, ("Sandbox:DataDirectory", data.FullName));
        var all = await business.WhenAsync(all => all.Count > before);

        Assert.Equal(sent, all[^1].Message?.GetProperty("id").GetString());
        Assert.Equal("hi", (await second.MessageAsync("asha", sent)).GetProperty("text").GetString());
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task Several_updates_can_come_in_one_webhook_and_what_is_left_over_comes_by_itself()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.FaultsAsync(new { batchSize = 2 });

        foreach (var text in (string[])["one", "two", "three"])
        {
            await sandbox.PlayAsync("asha", "text", new { text });
        }

        var all = await sandbox.Business.WhenAsync(all => all.Count == 2);
        Assert.Equal([2, 1], all.Select(webhook => System.Text.Json.JsonDocument.Parse(webhook.Body).RootElement.GetProperty("entry").GetArrayLength()));
        Assert.All((await sandbox.ChatAsync("asha")).EnumerateArray().Take(2), message => Assert.Equal("delivered", message.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task A_paused_webhook_holds_everything_until_it_goes_on()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.FaultsAsync(new { webhooksPaused = true });
        await sandbox.PlayAsync("asha", "text", new { text = "hi" });
        Assert.Equal(1, (await sandbox.StateAsync()).GetProperty("webhook").GetProperty("pending").GetInt32());
        Assert.Empty(sandbox.Business.All);

        await sandbox.FaultsAsync(new { webhooksPaused = false });

        await sandbox.Business.WhenAsync(all => all.Count == 1);
    }
}
