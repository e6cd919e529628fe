using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Bridge.Flow.Tests;

/// <summary>The preview, on the flows that are shipped.</summary>
public sealed class SimulationTests(FlowFixture flow) : IClassFixture<FlowFixture>, IAsyncLifetime
{
    HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _http = await flow.Host.ClientAsync("Admin");
        using var shipped = new StreamReader(typeof(FlowDbContext).Assembly.GetManifestResourceStream("Defaults/main.json")!);
        var definition = await shipped.ReadToEndAsync();
        await flow.Host.WithDatabaseAsync(async db =>
        {
            await FlowHost.PublishAsync(db, definition);
            return 0;
        });
        await new Catalogue(flow).HasAsync(("Mug", 5m), ("Pen", 1m));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_whole_order_is_played_by_taps_on_options_and_nothing_is_ordered()
    {
        var simulation = await SimulateAsync("main", Order());

        var last = simulation["turns"]!.AsArray()[^1]!;
        Assert.Contains("SAMPLE-1", (string?)last["messages"]![0]!["payload"]!["text"]!["body"], StringComparison.Ordinal);
        Assert.Contains("place_order", simulation["turns"]!.AsArray().SelectMany(t => t!["effects"]!.AsArray()).Select(e => (string?)e));
        Assert.Empty(flow.Others.Received<Contracts.Catalog.AskOrderStatus>(_ => true));
    }

    [Theory]
    [InlineData("quote_price", "Unavailable", "order/price")]
    [InlineData("place_order", "Rejected", "")]
    [InlineData("place_order", "TotalDiffers", "order/place")]
    [InlineData("place_order", "Late", "")]
    public async Task The_sample_erp_answers_as_it_is_told(string effect, string outcome, string at)
    {
        var simulation = await SimulateAsync("main", Order(), new JsonObject { ["erp"] = new JsonObject { [effect] = outcome } });

        var frame = simulation["state"]!["session"]?["frames"]!.AsArray()[^1];
        Assert.Equal(at, frame is null ? "" : $"{frame["flowId"]}/{frame["stepId"]}");
    }

    [Fact]
    public async Task What_is_parked_goes_on_when_the_erp_is_back()
    {
        var parked = await SimulateAsync("main", Order(), new JsonObject { ["erp"] = new JsonObject { ["quote_price"] = "Unavailable" } });

        var resumed = await SimulateAsync("main", [new JsonObject { ["reachable"] = true }], state: parked["state"]);

        Assert.Equal("address", (string?)resumed["state"]!["session"]!["frames"]!.AsArray()[^1]!["stepId"]);
    }

    [Fact]
    public async Task A_returning_customer_has_an_order_to_repeat()
    {
        var simulation = await SimulateAsync("main", [Text("hello"), Tap("menu:again")], new JsonObject { ["returning"] = true });

        Assert.Contains("Mug", simulation["turns"]!.AsArray()[^1]!["messages"]![0]!["payload"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_jumps_to_a_step_with_what_is_known_and_its_clock_can_be_set()
    {
        var jumped = await SimulateAsync("track", [new JsonObject { ["jump"] = new JsonObject { ["flowId"] = "order", ["stepId"] = "find", ["variables"] = new JsonObject { ["search"] = "Mug" } } }]);
        Assert.Equal("card", (string?)jumped["state"]!["session"]!["frames"]!.AsArray()[^1]!["stepId"]);

        var later = Text("3");
        later["afterMinutes"] = 60 * 25;
        var next = await SimulateAsync("track", [later], state: jumped["state"]);

        Assert.Contains(next["turns"]![0]!["trace"]!.AsArray(), step => (string?)step!["what"] == "session_expired");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "item": { "type": "text", "body": "x" }, "reachable": true }""")]
    public async Task An_input_is_one_thing(string input)
    {
        var answer = await _http.PostAsJsonAsync("/flows/main/simulate", new JsonObject { ["inputs"] = new JsonArray(JsonNode.Parse(input)) });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_chat_saved_as_a_test_blocks_a_publish_that_breaks_it_until_a_reason_is_given()
    {
        var draft = (await _http.ReadAsync("/flows/track"))["draft"]!;
        await _http.PostAsync("/flows", new JsonObject { ["id"] = "tested", ["name"] = "Tested", ["copyOf"] = "track" });
        var saved = await _http.PostAsync("/flows/tested/tests", new JsonObject { ["name"] = "Nobody has ordered", ["inputs"] = new JsonArray(Text("hello")) });
        Assert.Equal("", (string?)saved["expected"]![0]!["at"]);
        var run = await _http.PostAsync("/flows/tested/tests/run", []);
        Assert.Equal((1, 0), ((int)run["passed"]!, (int)run["failed"]!));

        // Another word is no other way; a question where there was none is.
        var other = draft.DeepClone();
        other["id"] = "tested";
        other["steps"]![1]!["text"]!["en"] = "Nothing yet.";
        Assert.Equal(0, (int)(await _http.PostAsync("/flows/tested/tests/run", new JsonObject { ["definition"] = other.DeepClone() }))["failed"]!);
        other["steps"]![1] = JsonNode.Parse("""{ "id": "none", "type": "ask", "variable": "why", "text": "Why not?", "texts": { "invalid": "Why?" } }""");
        await _http.SaveAsync("tested", 1, other);
        var refused = await _http.PostAsJsonAsync("/flows/tested/publish", new JsonObject { ["revision"] = 2 });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var difference = (await refused.Content.ReadFromJsonAsync<JsonObject>())!["redTests"]![0]!["differences"]![0]!;
        Assert.Equal(("", "main/~preview > tested/none"), ((string?)difference["expected"]!["at"], (string?)difference["came"]!["at"]));
        var forced = await _http.PostAsync("/flows/tested/publish", new JsonObject { ["revision"] = 2, ["override"] = "The question is new." });
        Assert.Equal("The question is new.", (string?)(await _http.ReadAsync($"/flows/tested/versions/{forced["version"]}"))["override"]);

        await _http.PostAsync($"/flows/tested/tests/{saved["id"]}/accept", []);
        Assert.Equal(0, (int)(await _http.PostAsync("/flows/tested/tests/run", []))["failed"]!);
        Assert.Equal(HttpStatusCode.NoContent, (await _http.DeleteAsync($"/flows/tested/tests/{saved["id"]}")).StatusCode);
    }

    [Fact]
    public async Task A_test_keeps_its_taps_and_its_catalogue_whatever_is_sold_later()
    {
        var draft = (await _http.ReadAsync("/flows/main"))["draft"]!;
        var begun = await SimulateAsync("main", [Text("Mug")]);
        var tap = begun["turns"]![0]!["messages"]![0]!["content"]!["buttons"]![1]!;
        var inputs = new JsonArray(Text("Mug"), new JsonObject { ["item"] = new JsonObject { ["type"] = "tap", ["replyId"] = tap["id"]!.DeepClone(), ["title"] = "2" } });
        var saved = await _http.PostAsync("/flows/main/tests", new JsonObject { ["name"] = "Two mugs", ["inputs"] = inputs, ["compareWords"] = true });
        Assert.Equal("quantity:2", (string?)saved["inputs"]![1]!["tap"]!["option"]);

        await new Catalogue(flow).HasAsync(("Mug", 99m));
        var run = await _http.PostAsync("/flows/main/tests/run", new JsonObject { ["definition"] = draft.DeepClone() });

        Assert.True((bool)run["results"]!.AsArray().Single(r => (string?)r!["name"] == "Two mugs")!["passed"]!, run.ToJsonString());
        await _http.DeleteAsync($"/flows/main/tests/{saved["id"]}");
    }

    static JsonArray Order() =>
        [Text("hello"), Tap("menu:order"), Text("Mug"), Tap("quantity:2"), Text("12 Durbar Marg, Kathmandu"), Text("yes")];

    static JsonObject Text(string text) => new() { ["item"] = new JsonObject { ["type"] = "text", ["body"] = text } };

    static JsonObject Tap(string option) => new() { ["tap"] = new JsonObject { ["option"] = option } };

    Task<JsonObject> SimulateAsync(string id, JsonArray inputs, JsonObject? world = null, JsonNode? state = null) =>
        _http.PostAsync($"/flows/{id}/simulate", new JsonObject { ["inputs"] = inputs, ["world"] = world ?? [], ["state"] = state?.DeepClone() });
}
