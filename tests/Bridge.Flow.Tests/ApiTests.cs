using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Flow;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Tests;

public sealed class ApiTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Theory]
    [InlineData("/flows")]
    [InlineData("/flows/main")]
    [InlineData("/sessions/0195e1a0-0000-7000-8000-000000000000")]
    public async Task Nobody_is_let_in_without_a_token(string path) =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await flow.Host.CreateClient().GetAsync(path)).StatusCode);

    [Fact]
    public async Task Flows_are_listed_and_read_as_they_were_saved()
    {
        var http = await flow.Host.ClientAsync("Viewer");

        var main = (await http.GetFromJsonAsync<JsonArray>("/flows"))!.Single(f => (string?)f!["id"] == "main")!;
        var detail = (await http.GetFromJsonAsync<JsonObject>("/flows/main"))!;

        Assert.Equal("Echo", (string?)main["name"]);
        Assert.Equal("say", (string?)detail["draft"]!["entry"]);
        Assert.NotEmpty((await http.GetFromJsonAsync<JsonArray>("/flows/main/versions"))!);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/flows/none")).StatusCode);
    }

    [Fact]
    public async Task A_draft_is_kept_byte_for_byte_and_who_has_not_seen_it_cannot_overwrite_it()
    {
        var http = await flow.Host.ClientAsync("Admin");
        await AddAsync("draft");
        var definition = """{ "id": "draft",   "new_field": {"z":1,"a":[1.0, 2]}, "steps": [] }""";

        var saved = await SaveAsync(http, "draft", 1, definition);
        var conflict = await SaveAsync(http, "draft", 1, """{"id":"draft"}""");

        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal(2, (long?)(await saved.Content.ReadFromJsonAsync<JsonObject>())!["revision"]);
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Equal(definition, await flow.Host.WithDatabaseAsync(db => db.Flows.Where(f => f.Id == "draft").Select(f => f.Draft).SingleAsync()));
    }

    [Theory]
    [InlineData("""{ "revision": 0, "definition": { "id": "main" } }""", "Revision")]
    [InlineData("""{ "revision": 1, "definition": [] }""", "definition")]
    [InlineData("""{ "revision": 1, "definition": { "id": "other" } }""", "definition.id")]
    public async Task A_wrong_save_names_its_field(string body, string field)
    {
        var http = await flow.Host.ClientAsync("Owner");

        var answer = await http.PutAsync("/flows/main/draft", new StringContent(body, null, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(field, (await answer.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!.AsObject().Select(e => e.Key), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Viewers_cannot_save() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await SaveAsync(await flow.Host.ClientAsync("Viewer"), "main", 1, "{}")).StatusCode);

    [Fact]
    public async Task A_simulation_shows_what_whatsapp_would_be_given_and_goes_on_from_where_it_was()
    {
        var http = await flow.Host.ClientAsync("Viewer");

        var first = await SimulateAsync(http, new JsonObject { ["inputs"] = new JsonArray(Text("hello")) });
        var second = await SimulateAsync(http, new JsonObject { ["inputs"] = new JsonArray(Text("tea")), ["state"] = first["state"]!.DeepClone() });

        var message = second["turns"]![0]!["messages"]![0]!;
        Assert.Equal("You said: tea.", (string?)message["payload"]!["text"]!["body"]);
        Assert.Equal("say", (string?)second["state"]!["session"]!["frames"]![0]!["stepId"]);
        Assert.NotEmpty(second["turns"]![0]!["trace"]!.AsArray());
    }

    [Fact]
    public async Task The_draft_on_the_screen_is_played_and_not_the_saved_one()
    {
        var http = await flow.Host.ClientAsync("Viewer");
        var draft = JsonNode.Parse(FlowHost.Echo())!;
        draft["steps"]![0]!["text"] = "Another question";

        var simulation = await SimulateAsync(http, new JsonObject { ["inputs"] = new JsonArray(Text("hello")), ["definition"] = draft });

        Assert.Equal("Another question", (string?)simulation["turns"]![0]!["messages"]![0]!["content"]!["body"]);
    }

    [Theory]
    [InlineData("""{ "inputs": [ { "item": { "body": "no type" } } ] }""")]
    [InlineData("""{ "inputs": [ { "item": { "type": "nothing", "body": "x" } } ] }""")]
    [InlineData("""{ "inputs": [ { } ] }""")]
    [InlineData("""{ }""")]
    [InlineData("""{ "inputs": [ { "item": { "type": "text", "body": "x" }, "afterMinutes": -1 } ] }""")]
    public async Task A_wrong_simulation_is_refused(string body)
    {
        var http = await flow.Host.ClientAsync("Viewer");

        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsync("/flows/main/simulate", new StringContent(body, null, "application/json"))).StatusCode);
    }

    [Fact]
    public async Task Publishing_with_problems_names_them_all_and_changes_nothing()
    {
        var http = await flow.Host.ClientAsync("Admin");
        await AddAsync("broken");
        await SaveAsync(http, "broken", 1, """
            {
              "spec_version": 1, "id": "broken", "entry": "nowhere",
              "steps": [{ "id": "a", "type": "no_such_type" }, { "id": "b", "type": "message", "text": "x", "exits": { "next": "gone" } }]
            }
            """);

        var answer = await PublishAsync(http, "broken", 2);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var published = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Superset(
            new HashSet<(string?, string?)> { (null, "EntryMissing"), ("a", "TypeUnknown"), ("b", "TargetMissing") },
            published["problems"]!.AsArray().Where(p => (bool)p!["blocks"]!).Select(p => ((string?)p!["stepId"], (string?)p["code"])).ToHashSet());
        Assert.Equal(0, await flow.Host.WithDatabaseAsync(db => db.Flows.Where(f => f.Id == "broken").Select(f => f.Published).SingleAsync()));
    }

    [Fact]
    public async Task A_published_draft_is_a_new_version_that_new_sessions_run()
    {
        var http = await flow.Host.ClientAsync("Admin");
        var detail = (await http.GetFromJsonAsync<JsonObject>("/flows/main"))!;
        var (before, revision) = ((long)detail["published"]!, (long)detail["revision"]!);
        using var shipped = new StreamReader(typeof(FlowDbContext).Assembly.GetManifestResourceStream("Defaults/main.json")!);
        await SaveAsync(http, "main", revision, await shipped.ReadToEndAsync());

        Assert.Equal(HttpStatusCode.Conflict, (await PublishAsync(http, "main", revision)).StatusCode);
        var answer = await PublishAsync(http, "main", revision + 1);

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Assert.Equal(before + 1, (long?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["version"]);
        var chat = flow.NewChat();
        await chat.SayAsync("hello");
        await chat.TurnsAsync(1);
        var newest = await flow.Host.WithDatabaseAsync(db => db.Bundles.MaxAsync(b => b.Version));
        Assert.Equal(newest, (await chat.RowAsync())!.Session!.BundleVersion);
        await flow.Host.WithDatabaseAsync(async db =>
        {
            await FlowHost.PublishAsync(db, FlowHost.Echo());
            return 0;
        });
    }

    [Fact]
    public async Task A_session_shows_where_the_customer_is()
    {
        var chat = flow.NewChat();
        await chat.SayAsync("hello");
        await chat.SayAsync("tea");
        await chat.TurnsAsync(2);
        var http = await flow.Host.ClientAsync("Agent");

        var session = (await http.GetFromJsonAsync<JsonObject>($"/sessions/{chat.Id}"))!;

        Assert.Equal(("Customer", "main", "say", "tea"), (
            (string?)session["state"], (string?)session["frames"]![0]!["flowId"], (string?)session["frames"]![0]!["stepId"], (string?)session["variables"]!["said"]));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"/sessions/{Guid.CreateVersion7()}")).StatusCode);
    }

    [Theory]
    [InlineData("Agent", true)]
    [InlineData("HR", false)]
    public async Task Answers_to_an_application_are_for_hr(string role, bool hidden)
    {
        var chat = flow.NewChat();
        await chat.SayAsync("hello");
        await chat.SayAsync("my salary");
        await chat.TurnsAsync(2);
        await flow.Host.WithDatabaseAsync(db => db.Conversations.Where(c => c.Id == chat.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.Audience, Audience.Hr)));

        var session = (await (await flow.Host.ClientAsync(role)).GetFromJsonAsync<JsonObject>($"/sessions/{chat.Id}"))!;

        Assert.Equal(hidden, (bool?)session["hidden"]);
        Assert.Equal(!hidden, session.ToJsonString().Contains("my salary", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Viewer", false)]
    [InlineData("HR", true)]
    public async Task What_a_customer_buys_and_where_he_lives_is_not_for_hr_alone(string role, bool hidden)
    {
        var chat = flow.NewChat();
        await chat.SayAsync("hello");
        await chat.SayAsync("my favourite colour");
        await chat.TurnsAsync(2);
        await flow.Host.WithDatabaseAsync(async db =>
        {
            var conversation = await db.Conversations.SingleAsync(c => c.Id == chat.Id);
            conversation.Record = conversation.Record with { LastAddress = new Address { Line1 = "77 Unfindable Lane", Country = "GB" } };
            return await db.SaveChangesAsync();
        });

        var session = (await (await flow.Host.ClientAsync(role)).GetFromJsonAsync<JsonObject>($"/sessions/{chat.Id}"))!;

        Assert.Equal(hidden, (bool?)session["hidden"]);
        foreach (var his in new[] { "my favourite colour", "77 Unfindable Lane" })
        {
            Assert.Equal(!hidden, session.ToJsonString().Contains(his, StringComparison.Ordinal));
        }
    }

    static JsonObject Text(string text) => new() { ["item"] = new JsonObject { ["body"] = text, ["type"] = "text" } };

    static async Task<JsonObject> SimulateAsync(HttpClient http, JsonObject request)
    {
        var answer = await http.PostAsJsonAsync("/flows/main/simulate", request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    static Task<HttpResponseMessage> SaveAsync(HttpClient http, string id, long revision, string definition) =>
        http.PutAsync($"/flows/{id}/draft", new StringContent($$"""{"revision":{{revision}},"definition":{{definition}}}""", null, "application/json"));

    static Task<HttpResponseMessage> PublishAsync(HttpClient http, string id, long revision) =>
        http.PostAsJsonAsync($"/flows/{id}/publish", new JsonObject { ["revision"] = revision, ["note"] = "Test" });

    async Task AddAsync(string id) => await flow.Host.WithDatabaseAsync(async db =>
    {
        db.Flows.Add(new Flows.FlowDefinition { Id = id, Draft = $$"""{"id":"{{id}}"}""", ChangedAt = flow.Clock.GetUtcNow() });
        return await db.SaveChangesAsync();
    });
}
