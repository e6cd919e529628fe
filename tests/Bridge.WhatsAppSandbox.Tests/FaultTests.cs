using System.Net;

namespace Bridge.WhatsAppSandbox.Tests;

public sealed class FaultTests
{
    private const string Hello = """{"body":"hello"}""";

    [Fact]
    public async Task An_error_is_answered_as_often_as_asked_for_and_nothing_is_accepted()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.BreakNextAsync(new { kind = "error", code = 131056, times = 2 });

        for (var i = 0; i < 2; i++)
        {
            using var response = await sandbox.SendAsync("text", Hello);
            Assert.Equal(131056, (await Sandbox.ErrorAsync(response)).GetProperty("code").GetInt32());
        }
        await sandbox.AcceptedAsync("text", Hello);

        Assert.Single((await sandbox.ChatAsync("asha")).EnumerateArray());
    }

    [Fact]
    public async Task A_proxys_page_comes_instead_of_Metas_answer()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.BreakNextAsync(new { kind = "html" });

        using var response = await sandbox.SendAsync("text", Hello);

        Assert.Equal((HttpStatusCode.BadGateway, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task A_connection_cut_after_acceptance_hides_that_the_message_went_out()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.PlayAsync("asha", "text", new { text = "hi" });
        await sandbox.BreakNextAsync(new { kind = "reset_after_accept" });

        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.SendAsync("text", Hello));

        var status = await sandbox.Business.FirstAsync(webhook => webhook.Status?.GetProperty("status").GetString() == "sent");
        Assert.Equal("turn:7", status.Status!.Value.GetProperty("biz_opaque_callback_data").GetString());
    }

    [Fact]
    public async Task An_answer_that_never_comes_does_not_keep_the_status_from_coming()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.PlayAsync("asha", "text", new { text = "hi" });
        await sandbox.BreakNextAsync(new { kind = "hang_after_accept" });

        using var impatient = new CancellationTokenSource();
        var sending = sandbox.Http.SendAsync(Request(), impatient.Token);
        await sandbox.Business.FirstAsync(webhook => webhook.Status?.GetProperty("status").GetString() == "sent");
        Assert.False(sending.IsCompleted);

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);

        static HttpRequestMessage Request() => new(HttpMethod.Post, $"/{Sandbox.PhoneNumberId}/messages?access_token=sandbox-access-token")
        {
            Content = new StringContent("""{"messaging_product":"whatsapp","to":"+9779812345670","type":"text","text":{"body":"hello"}}"""),
        };
    }

    [Fact]
    public async Task A_message_can_be_accepted_and_fail_later()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.PlayAsync("asha", "text", new { text = "hi" });
        await sandbox.BreakNextAsync(new { kind = "fail_later", code = 131031 });

        var wamid = await sandbox.AcceptedAsync("text", Hello);

        var failed = (await sandbox.Business.StatusAsync(wamid, "failed")).Status!.Value;
        Assert.Equal(131031, failed.GetProperty("errors")[0].GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task With_the_pair_rate_on_the_forty_sixth_message_in_six_seconds_is_one_too_many()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var sandbox = await Sandbox.StartAsync(time, settings: ("Sandbox:PairRate", "true"));
        for (var i = 0; i < 45; i++)
        {
            await sandbox.AcceptedAsync("text", Hello);
        }

        using var response = await sandbox.SendAsync("text", Hello);
        Assert.Equal(131056, (await Sandbox.ErrorAsync(response)).GetProperty("code").GetInt32());

        time.Advance(TimeSpan.FromSeconds(6));
        await sandbox.AcceptedAsync("text", Hello);
    }
}
