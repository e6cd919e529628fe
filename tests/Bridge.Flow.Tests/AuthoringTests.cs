using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Bridge.Flow.Engine.Steps;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Flow.Tests;

public sealed class AuthoringTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Fact]
    public async Task The_types_of_steps_are_described_with_their_fields_and_exits()
    {
        var http = await flow.Host.ClientAsync("Viewer");

        var described = await http.ReadAsync("/step-types");
        var schema = await http.ReadAsync("/flow-schema");

        Assert.Equal(StepTypes.All.Select(t => t.Name), described["types"]!.AsArray().Select(t => (string?)t!["name"]));
        var hours = described["types"]!.AsArray().Single(t => (string?)t!["name"] == "hand_over")!;
        Assert.Equal(("People", "Choice"), ((string?)hours["kind"], (string?)hours["fields"]![0]!["kind"]));
        Assert.Equal(StepTypes.All.Count, schema["$defs"]!["step"]!["allOf"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_new_flow_begins_empty_or_as_a_copy_and_its_id_is_nobody_elses()
    {
        var http = await flow.Host.ClientAsync("Admin");

        Assert.Equal(HttpStatusCode.Created, (await http.CreateAsync("fresh")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await http.CreateAsync("fresh")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.CreateAsync("Not An Id")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.CreateAsync("copy", "nothing")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await http.CreateAsync("copy", "main")).StatusCode);

        var copy = await http.ReadAsync("/flows/copy");
        Assert.Equal(("copy", "Flow copy", "say"), ((string?)copy["draft"]!["id"], (string?)copy["name"], (string?)copy["draft"]!["entry"]));
        Assert.DoesNotContain((await http.PostAsync("/flows/fresh/check", []))["problems"]!.AsArray(), p => (bool)p!["blocks"]!);
    }

    [Fact]
    public async Task A_draft_that_loses_to_another_is_kept_beside_it()
    {
        var (ana, ben) = (await flow.Host.ClientAsync("Admin"), await flow.Host.ClientAsync("Admin"));
        await ana.CreateAsync("shared");
        await ana.SaveAsync("shared", 1, Message("shared", "Ana's"));

        var lost = await ben.SaveAsync("shared", 1, Message("shared", "Ben's"));

        var problem = (await lost.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal((HttpStatusCode.Conflict, 2), (lost.StatusCode, (int?)problem["revision"]));
        var kept = await ben.ReadAsync($"/flows/shared/kept/{problem["kept"]}");
        Assert.Equal("Ben's", (string?)kept["definition"]!["steps"]![0]!["text"]);
        Assert.Equal("Ana's", (string?)(await ben.ReadAsync("/flows/shared"))["draft"]!["steps"]![0]!["text"]);
        Assert.Single((await ana.GetFromJsonAsync<JsonArray>("/flows/shared/kept"))!);
        Assert.Equal(HttpStatusCode.NoContent, (await ben.DeleteAsync($"/flows/shared/kept/{problem["kept"]}")).StatusCode);
        Assert.Empty((await ana.GetFromJsonAsync<JsonArray>("/flows/shared/kept"))!);
    }

    [Fact]
    public async Task Who_writes_over_the_draft_that_he_lost_to_keeps_both()
    {
        var (ana, ben) = (await flow.Host.ClientAsync("Admin"), await flow.Host.ClientAsync("Admin"));
        await ana.CreateAsync("both");
        await ana.SaveAsync("both", 1, Message("both", "Ana's"));
        await ben.SaveAsync("both", 1, Message("both", "Ben's"));
        flow.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True((await ben.SaveAsync("both", 2, Message("both", "Ben's"))).IsSuccessStatusCode);
        Assert.True((await ben.SaveAsync("both", 3, Message("both", "Ben's, mended"))).IsSuccessStatusCode);

        var kept = (await ana.GetFromJsonAsync<JsonArray>("/flows/both/kept"))!;
        var words = new List<string?>();
        foreach (var one in kept)
        {
            words.Add((string?)(await ana.ReadAsync($"/flows/both/kept/{one!["id"]}"))["definition"]!["steps"]![0]!["text"]);
        }

        Assert.Equal(["Ana's", "Ben's"], words.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_has_a_draft_open_is_seen_by_the_others_until_he_is_gone()
    {
        var (ana, ben) = (await flow.Host.ClientAsync("Admin"), await flow.Host.ClientAsync("Admin"));
        await ana.CreateAsync("open");

        Assert.Empty((await ana.PostAsync("/flows/open/open", []))["others"]!.AsArray());
        Assert.Single((await ben.PostAsync("/flows/open/open", []))["others"]!.AsArray());
        Assert.Single((await ana.PostAsync("/flows/open/open", []))["others"]!.AsArray());
        flow.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty((await ana.PostAsync("/flows/open/open", []))["others"]!.AsArray());
    }

    [Fact]
    public async Task A_difference_tells_what_is_meant_and_not_where_the_cards_stand()
    {
        var http = await flow.Host.ClientAsync("Admin");
        await http.CreateAsync("drawn");
        await http.SaveAsync("drawn", 1, Message("drawn", "One"));
        Assert.Equal(1, await http.PublishAsync("drawn", 2));
        var moved = Message("drawn", "One");
        moved["steps"]![0]!["ui"] = new JsonObject { ["x"] = 100 };
        await http.SaveAsync("drawn", 2, moved);
        Assert.True((bool)(await http.ReadAsync("/flows/drawn/difference"))["sameMeaning"]!);

        await http.SaveAsync("drawn", 3, Message("drawn", "Two"));

        var change = Assert.Single((await http.ReadAsync("/flows/drawn/difference"))["changes"]!.AsArray())!;
        Assert.Equal(("say", "text", "Changed", "One", "Two"), (
            (string?)change["stepId"], (string?)change["path"], (string?)change["kind"], (string?)change["before"], (string?)change["after"]));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/flows/drawn/difference?from=9")).StatusCode);
    }

    [Fact]
    public async Task Rolling_back_publishes_the_older_version_again_and_leaves_the_draft()
    {
        var http = await flow.Host.ClientAsync("Admin");
        await http.CreateAsync("rolled");
        await http.SaveAsync("rolled", 1, Message("rolled", "Good"));
        await http.PublishAsync("rolled", 2);
        await http.SaveAsync("rolled", 2, Message("rolled", "Bad"));
        await http.PublishAsync("rolled", 3);

        var answer = await http.PostAsJsonAsync("/flows/rolled/roll-back", new JsonObject { ["version"] = 1, ["note"] = "It was bad." });

        Assert.Equal(3, (int?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["version"]);
        var version = await http.ReadAsync("/flows/rolled/versions/3");
        Assert.Equal((1, "Good"), ((int?)version["rolledBackTo"], (string?)version["definition"]!["steps"]![0]!["text"]));
        Assert.Equal("Bad", (string?)(await http.ReadAsync("/flows/rolled"))["draft"]!["steps"]![0]!["text"]);
        Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsJsonAsync("/flows/rolled/roll-back", new JsonObject { ["version"] = 9 })).StatusCode);
    }

    [Fact]
    public async Task A_flow_that_another_leads_to_cannot_be_taken_away()
    {
        var http = await flow.Host.ClientAsync("Admin");
        await http.CreateAsync("called");
        await http.PublishAsync("called", 1);
        await http.CreateAsync("caller");
        await http.SaveAsync("caller", 1, JsonNode.Parse("""
            { "spec_version": 1, "id": "caller", "entry": "c", "steps": [{ "id": "c", "type": "call", "flow": "called" }] }
            """)!);
        await http.PublishAsync("caller", 2);

        var refused = await http.DeleteAsync("/flows/called");

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("caller/c", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await http.DeleteAsync("/flows/caller")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await http.DeleteAsync("/flows/called")).StatusCode);
        Assert.DoesNotContain("called", (await flow.Host.WithDatabaseAsync(db => db.Bundles.OrderByDescending(b => b.Version).FirstAsync())).Flows.Keys);
    }

    [Fact]
    public async Task An_exported_flow_comes_back_with_all_it_leads_to()
    {
        var http = await flow.Host.ClientAsync("Admin");
        await http.CreateAsync("inner");
        await http.CreateAsync("outer");
        await http.SaveAsync("outer", 1, JsonNode.Parse("""
            { "spec_version": 1, "id": "outer", "entry": "c", "steps": [{ "id": "c", "type": "call", "flow": "inner" }], "from_the_future": 1.0 }
            """)!);
        var file = await http.ReadAsync("/flows/export?id=outer");
        Assert.Equal(["inner", "outer"], file["flows"]!.AsArray().Select(f => (string?)f!["id"]));
        await http.SaveAsync("inner", 1, Message("inner", "Other"));
        await http.DeleteAsync("/flows/outer");

        var imported = await http.PostAsync("/flows/import", file);

        Assert.Equal([("inner", "Replaced", 0), ("outer", "Created", 0)], imported["flows"]!.AsArray().Select(f =>
            ((string?)f!["id"], (string?)f["result"], f["problems"]!.AsArray().Count(p => (bool)p!["blocks"]!))));
        Assert.Single((await http.GetFromJsonAsync<JsonArray>("/flows/inner/kept"))!);
        Assert.Equal("Same", (string?)(await http.PostAsync("/flows/import", file))["flows"]![1]!["result"]);
        var wrong = await http.PostAsJsonAsync("/flows/import", new JsonObject { ["bridgeFlows"] = 1, ["flows"] = new JsonArray(new JsonObject { ["id"] = "Bad Id" }) });
        Assert.Contains("flows[0].id", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_are_changed_in_a_table_and_in_a_spreadsheet()
    {
        var http = await flow.Host.ClientAsync("Admin");
        await http.CreateAsync("words");
        await http.SaveAsync("words", 1, JsonNode.Parse("""
            { "spec_version": 1, "id": "words", "entry": "say", "steps": [{ "id": "say", "type": "message", "text": { "en": "=Hello, \"you\"" } }], "texts": { "wanted": "Wanted" } }
            """)!);
        var changed = await http.PutAsJsonAsync("/wording", JsonNode.Parse("""
            { "revisions": { "words": 2 }, "changes": [{ "flowId": "words", "stepId": "say", "path": "text", "language": "ar", "text": "مرحبًا" }] }
            """));
        Assert.Equal(3, (int?)(await changed.Content.ReadFromJsonAsync<JsonObject>())!["revisions"]!["words"]);

        var csv = await http.GetStringAsync("/wording/csv");
        Assert.Equal(0, (int?)(await UploadAsync(http, csv))["changes"]);
        var uploaded = await UploadAsync(http, csv.Replace("مرحبًا", "أهلاً", StringComparison.Ordinal).Replace("texts.wanted,Wanted", "texts.wanted,Further", StringComparison.Ordinal));

        Assert.Equal((2, 4), ((int?)uploaded["changes"], (int?)uploaded["revisions"]!["words"]));
        var draft = (await http.ReadAsync("/flows/words"))["draft"]!;
        Assert.Equal(("=Hello, \"you\"", "أهلاً", "Further"), (
            (string?)draft["steps"]![0]!["text"]!["en"], (string?)draft["steps"]![0]!["text"]!["ar"], (string?)draft["texts"]!["wanted"]));
        var table = (await http.ReadAsync("/wording"))["flows"]!.AsArray().Single(f => (string?)f!["flowId"] == "words")!;
        Assert.Equal(["text", "texts.wanted"], table["sentences"]!.AsArray().Select(s => (string?)s!["path"]));
    }

    [Theory]
    [InlineData("flow,step,field,all,en\nmain,nowhere,text,,x\n", "Line 2")]
    [InlineData("a,b\n", "first line")]
    [InlineData("flow,step,field,all,en\n\"", "never closed")]
    public async Task A_spreadsheet_that_does_not_fit_changes_nothing(string csv, string told)
    {
        var http = await flow.Host.ClientAsync("Admin");

        var answer = await http.PutAsync("/wording/csv", new StringContent(csv, Encoding.UTF8, "text/csv"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(told, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("'=quoted")]
    [InlineData("\tindented")]
    [InlineData("it's; João, \"São\"")]
    [InlineData("one\n\ntwo")]
    public async Task Words_come_back_from_a_spreadsheet_as_they_went(string words)
    {
        var http = await flow.Host.ClientAsync("Admin");
        var id = $"cell-{Guid.NewGuid():N}";
        await http.CreateAsync(id);
        await http.SaveAsync(id, 1, Message(id, words));

        var csv = await http.GetStringAsync("/wording/csv");

        Assert.DoesNotContain($",text,{words[0]}", words[0] is '=' or '\t' ? csv : "", StringComparison.Ordinal);
        Assert.Equal(0, (int?)(await UploadAsync(http, csv))["changes"]);
        Assert.Equal(0, (int?)(await UploadAsync(http, csv.Replace("\n", "\r\n", StringComparison.Ordinal).Replace("\r\r\n", "\r\n", StringComparison.Ordinal)))["changes"]);
    }

    [Fact]
    public async Task A_spreadsheet_that_is_not_UTF_8_changes_nothing()
    {
        var http = await flow.Host.ClientAsync("Admin");

        var answer = await http.PutAsync("/wording/csv", new ByteArrayContent(Encoding.Latin1.GetBytes("flow,step,field,all,en\nmain,menu,text,,Não\n")));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("UTF-8", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    static JsonObject Message(string id, string text) => new()
    {
        ["spec_version"] = 1,
        ["id"] = id,
        ["entry"] = "say",
        ["steps"] = new JsonArray(new JsonObject { ["id"] = "say", ["type"] = "message", ["text"] = text }),
    };

    static async Task<JsonObject> UploadAsync(HttpClient http, string csv)
    {
        var answer = await http.PutAsync("/wording/csv", new StringContent(csv, Encoding.UTF8, "text/csv"));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }
}
