using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Bridge.WhatsAppSandbox.Tests;

public sealed class LoadTests
{
    [Fact]
    public async Task Each_message_brings_three_statuses_and_every_tenth_an_answer_and_what_was_not_taken_is_counted()
    {
        await using var sandbox = await Sandbox.StartAsync();
        sandbox.Business.Answer = webhook => webhook.Message is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;

        using var started = await sandbox.Http.PostAsJsonAsync("/sandbox/load", new { perSecond = 100, seconds = 1 });
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        var all = await sandbox.Business.WhenAsync(all => all.Count == 310);
        var report = await EndedAsync(sandbox);

        Assert.Equal((310, 10), (report.GetProperty("sent").GetInt32(), report.GetProperty("notOk").GetInt32()));
        Assert.Equal(100, all.Where(w => w.Status is not null).GroupBy(w => w.Status!.Value.GetProperty("id").GetString()).Count(g =>
            g.Select(w => w.Status!.Value.GetProperty("status").GetString()).Order().SequenceEqual(["delivered", "read", "sent"])));
        Assert.Equal(10, all.Where(w => w.Message is not null).Select(w => w.Message!.Value.GetProperty("id").GetString()).Distinct().Count());
        Assert.InRange(report.GetProperty("longestMs").GetDouble(), report.GetProperty("medianMs").GetDouble(), double.MaxValue);
        Assert.Equal(3, (await sandbox.Http.GetFromJsonAsync<JsonElement>("/sandbox/customers")).GetArrayLength());
    }

    [Theory]
    [InlineData("to", "from")]
    [InlineData("recipient", "from_user_id")]
    public async Task What_a_customer_of_a_load_is_answered_arrives_and_makes_no_chat(string addressed, string by)
    {
        await using var sandbox = await Sandbox.StartAsync();
        using var started = await sandbox.Http.PostAsJsonAsync("/sandbox/load", new { perSecond = 10, seconds = 1 });
        var customer = (await sandbox.Business.WhenAsync(all => all.Any(w => w.Message is not null))).First(w => w.Message is not null).Message!.Value;

        var wamid = await sandbox.AcceptedAsync("text", """{"body":"hello"}""", customer.GetProperty(by).GetString()!, addressed);

        await sandbox.Business.StatusAsync(wamid, "read");
        Assert.Equal(3, (await sandbox.Http.GetFromJsonAsync<JsonElement>("/sandbox/customers")).GetArrayLength());
    }

    [Fact]
    public async Task One_at_a_time_and_it_can_be_stopped()
    {
        await using var sandbox = await Sandbox.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await sandbox.Http.GetAsync("/sandbox/load")).StatusCode);
        using var first = await sandbox.Http.PostAsJsonAsync("/sandbox/load", new { perSecond = 10, seconds = 3600 });
        using var second = await sandbox.Http.PostAsJsonAsync("/sandbox/load", new { perSecond = 10, seconds = 1 });

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Conflict), (first.StatusCode, second.StatusCode));
        await sandbox.Business.WhenAsync(all => all.Count > 0);
        using var stopped = await sandbox.Http.DeleteAsync("/sandbox/load");
        Assert.Equal(HttpStatusCode.NoContent, stopped.StatusCode);
        Assert.False((await sandbox.Http.GetFromJsonAsync<JsonElement>("/sandbox/load")).GetProperty("running").GetBoolean());
    }

    [Theory]
    [InlineData(0, 1, "perSecond")]
    [InlineData(5001, 1, "perSecond")]
    [InlineData(1, 0, "seconds")]
    public async Task What_cannot_be_had_is_named(int perSecond, int seconds, string field)
    {
        await using var sandbox = await Sandbox.StartAsync();

        using var refused = await sandbox.Http.PostAsJsonAsync("/sandbox/load", new { perSecond, seconds });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True((await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
    }

    static async Task<JsonElement> EndedAsync(Sandbox sandbox)
    {
        while (true)
        {
            var report = await sandbox.Http.GetFromJsonAsync<JsonElement>("/sandbox/load", TestContext.Current.CancellationToken);
            if (!report.GetProperty("running").GetBoolean())
            {
                return report;
            }
        }
    }
}
