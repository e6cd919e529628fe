using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Flows;
using Bridge.Flow.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Flow.Tests;

public sealed class SettingsTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    static readonly OpeningHours[] Week = [new(DayOfWeek.Monday, new(9, 0), new(17, 0)), new(DayOfWeek.Friday, new(20, 0), default)];

    [Theory]
    [InlineData("2026-11-23T09:00", true, null)]
    [InlineData("2026-11-23T08:59", false, "09:00")]
    [InlineData("2026-11-23T17:00", false, "27/11 20:00")]
    [InlineData("2026-11-27T23:59", true, null)]
    [InlineData("2026-11-28T00:00", false, "30/11 09:00")]
    public void Working_hours_are_read_on_the_companys_clock(string local, bool open, string? opensAt)
    {
        var at = new DateTimeOffset(DateTime.Parse(local, null), TimeSpan.FromMinutes(345));

        Assert.Equal((open, opensAt), (OpeningHours.IsOpen(Week, at), OpeningHours.OpensAt(Week, at)));
        Assert.True(OpeningHours.IsOpen([], at));
    }

    [Fact]
    public async Task Languages_and_hours_are_saved_once_at_a_time_and_win_over_the_environment()
    {
        var http = await flow.Host.ClientAsync("Admin");
        var before = await http.ReadAsync("/settings");
        Assert.Equal(("en", false, true), ((string?)before["languages"]![0], (bool)before["languagesSaved"]!, (bool)before["openNow"]!));

        var revision = (long)before["revision"]!;
        var saved = await SaveAsync(http, revision, "pt-BR");
        var again = await SaveAsync(http, revision, "ne");

        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await SaveAsync(await flow.Host.ClientAsync("Agent"), revision + 1, "ne")).StatusCode);
        Assert.Equal("pt-BR", (string?)(await http.ReadAsync("/step-types"))["languages"]![0]);
        var chat = flow.NewChat();
        await chat.SayAsync("hello");
        await chat.TurnsAsync(1);
        Assert.Equal("pt-BR", (await chat.RowAsync())!.Record.Language);
    }

    [Fact]
    public async Task Ways_to_pay_and_the_patience_of_the_bot_are_as_saved_from_the_next_turn_on()
    {
        var http = await flow.Host.ClientAsync("Admin");
        var revision = (long)(await http.ReadAsync("/settings"))["revision"]!;
        var wallet = JsonNode.Parse("""{ "method": "Wallet", "names": { "en": "Our app" }, "words": { "en": "Scan this." }, "pictures": { "en": { "imageId": "0198b1d8-0000-7000-8000-000000000001", "sha256": "aa", "mimeType": "image/png" } } }""");

        var saved = await http.PutAsJsonAsync("/settings", new JsonObject
        {
            ["revision"] = revision, ["hours"] = new JsonArray(), ["payments"] = new JsonArray(wallet), ["handOver"] = new JsonObject { ["misunderstandings"] = 1 }, ["remindAfterMinutes"] = 90, ["pricesIncludeTax"] = true,
            ["orderNews"] = JsonNode.Parse("""{ "name": "order_update", "languages": ["en"], "parameters": ["{number}", "{news}"] }"""),
        });

        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        var now = await http.ReadAsync("/settings");
        Assert.True((bool)now["paymentsSaved"]!);
        Assert.Equal(("Wallet", "Our app", "aa", 10), (
            (string?)now["payments"]![0]!["method"], (string?)now["payments"]![0]!["names"]!["en"], (string?)now["payments"]![0]!["pictures"]!["en"]!["sha256"],
            (int)now["handOver"]!["lateAfterMinutes"]!));
        Assert.Equal((90, true), ((int)now["remindAfterMinutes"]!, (bool)now["remindAfterSaved"]!));
        await using var scope = flow.Host.Services.CreateAsyncScope();
        var world = await World.ReadAsync(scope.ServiceProvider.GetRequiredService<FlowDbContext>(), TestContext.Current.CancellationToken);
        var context = world.ContextOf(Guid.NewGuid(), new Customer { ContactId = Guid.NewGuid(), PhoneNumberId = "0" }, 1, DateTimeOffset.UnixEpoch, new FlowOptions());
        Assert.Equal(("order_update", "{news}"), (context.OrderNews?.Name, context.OrderNews?.Parameters[1]));
        Assert.Equal((true, true), ((bool)now["pricesIncludeTax"]!, context.PricesIncludeTax));
        Assert.Equal(TimeSpan.FromMinutes(90), context.Limits.RemindAfter);
        Assert.Equal(("Our app", 1), (context.Payments.Single().Names["en"], context.Limits.Misunderstandings));
    }

    [Theory]
    [InlineData(null, 60)]
    [InlineData(0, null)]
    [InlineData(30, 30)]
    public async Task A_reminder_is_as_the_console_has_saved_it_else_as_the_environment_says(int? saved, int? minutes)
    {
        await using var scope = flow.Host.Services.CreateAsyncScope();
        var world = await World.ReadAsync(scope.ServiceProvider.GetRequiredService<FlowDbContext>(), TestContext.Current.CancellationToken) with { RemindAfterMinutes = saved };

        Assert.Equal(minutes, world.RemindAfterOr(new FlowOptions { RemindAfter = TimeSpan.FromHours(1) })?.TotalMinutes);
    }

    [Theory]
    [InlineData("""{ "revision": 1, "hours": [], "remindAfterMinutes": 1381 }""", "RemindAfterMinutes")]
    [InlineData("""{ "revision": 1, "hours": [{ "day": "Monday", "from": "10:00", "to": "09:00" }] }""", "hours[0].to")]
    [InlineData("""{ "revision": 1, "hours": [], "languages": [""] }""", "languages")]
    [InlineData("""{ "revision": 1, "hours": [], "payments": [{ "method": "Cash" }, { "method": "Cash" }] }""", "payments[1].method")]
    [InlineData("""{ "revision": 1, "hours": [], "payments": [{ "method": "Link", "names": { "en": "A name that no button has room for" } }] }""", "payments[0].names.en")]
    [InlineData("""{ "revision": 1, "hours": [], "payments": [{ "method": "Link", "words": { "ar": " " } }] }""", "payments[0].words.ar")]
    [InlineData("""{ "revision": 1, "hours": [], "handOver": { "misunderstandings": 0 } }""", "HandOver.Misunderstandings")]
    [InlineData("""{ "revision": 1, "hours": [], "orderNews": { "name": "", "languages": ["en"], "parameters": [] } }""", "orderNews.name")]
    [InlineData("""{ "revision": 1, "hours": [], "orderNews": { "name": "x", "languages": [], "parameters": [] } }""", "orderNews.languages")]
    [InlineData("""{ "revision": 1, "hours": [], "orderNews": { "name": "x", "languages": ["en"], "parameters": [" "] } }""", "orderNews.parameters")]
    public async Task What_is_wrong_with_them_is_said_at_its_field(string body, string field)
    {
        var http = await flow.Host.ClientAsync("Admin");

        var answer = await http.PutAsync("/settings", new StringContent(body, null, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(field, (await answer.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!.AsObject().Select(e => e.Key));
    }

    static Task<HttpResponseMessage> SaveAsync(HttpClient http, long revision, string language) =>
        http.PutAsJsonAsync("/settings", new JsonObject { ["revision"] = revision, ["languages"] = new JsonArray(language), ["hours"] = new JsonArray() });
}
