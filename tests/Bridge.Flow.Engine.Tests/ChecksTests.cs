using System.Text.Json.Nodes;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine.Tests;

/// <summary>What publishing finds, each where it is; and where triggers lead.</summary>
public class ChecksTests
{
    [Theory]
    [InlineData("""{ "on": "moon" }""", "0.on")]
    [InlineData("""{}""", "0.on")]
    [InlineData("""{ "on": "first_contact" }""", "")]
    [InlineData("""{ "on": "first_contact", "entry": "other" }""", "")]
    [InlineData("""{ "on": "first_contact", "entry": "nowhere" }""", "0.entry")]
    [InlineData("""{ "on": "keyword", "words": { "en": ["offer"] } }""", "")]
    [InlineData("""{ "on": "keyword", "words": { "en": [] } }""", "0.words")]
    [InlineData("""{ "on": "keyword", "words": { "en": ["!"] } }""", "0.words")]
    [InlineData("""{ "on": "keyword", "words": { "en": ["offer", "menu"] } }""", "0.words")]
    [InlineData("""{ "on": "keyword" }""", "0.words")]
    [InlineData("""{ "on": "payload", "value": "P" }""", "")]
    [InlineData("""{ "on": "payload", "value": "" }""", "0.value")]
    [InlineData("""{ "on": "payload" }""", "0.value")]
    [InlineData("""{ "on": "referral" }""", "")]
    [InlineData("""{ "on": "referral", "value": "ad" }""", "")]
    [InlineData("""{ "on": "order" }""", "")]
    [InlineData("""{ "on": "order" }, { "on": "moon" }""", "1.on")]
    [InlineData("7", "0.on")]
    public void A_trigger_is_checked(string trigger, string wrong) =>
        Assert.Equal(wrong.Length == 0 ? [] : [$"triggers.{wrong}"], Problems(Flow($"[{trigger}]")).Where(problem => problem.Code == ProblemCode.TriggerWrong).Select(problem => problem.Subject));

    [Theory]
    [InlineData("offer", null, null, "a")]
    [InlineData("OFERTA!", null, null, "a")]
    [InlineData("something", null, null, "first")]
    [InlineData("something", "ad-7", null, "seven")]
    [InlineData("something", "ad-8", null, "any")]
    [InlineData(null, null, "P", "payload")]
    [InlineData(null, null, "Q", "first")]
    public void A_trigger_leads_to_its_entry(string? text, string? ad, string? payload, string step)
    {
        var conversation = new Conversation(Bundle(Flow("""
            [
              { "on": "keyword", "words": { "en": ["offer"], "pt-BR": ["oferta"] }, "entry": "a" }, { "on": "first_contact", "entry": "first" },
              { "on": "referral", "entry": "any" }, { "on": "referral", "value": "ad-7", "entry": "seven" }, { "on": "payload", "value": "P", "entry": "payload" }
            ]
            """, "a", "first", "any", "seven", "payload")), World.Small());
        conversation.Item(payload is null ? new TextItem(text!) : new TapItem(payload, "Go"), referral: ad);
        Assert.Equal(step, conversation.Session!.Frames[^1].StepId);
    }

    [Theory]
    [InlineData("Welcome to {company}, {name}!", "")]
    [InlineData("Welcome to {compny}!", "{compny}")]
    [InlineData("{a}, {b} and {a}", "{a}|{b}")]
    [InlineData("{ company }", "{ company }")]
    [InlineData("{mine}", "")]
    [InlineData("{kept} {set}", "")]
    [InlineData("a { brace", "")]
    public void A_name_that_nothing_fills_in_is_told(string text, string unknown)
    {
        var flow = new JsonObject
        {
            ["spec_version"] = 1, ["id"] = "main", ["entry"] = "ask",
            ["steps"] = new JsonArray(
                new JsonObject { ["id"] = "ask", ["type"] = "ask", ["kind"] = "text", ["variable"] = "mine", ["text"] = text, ["mapping"] = new JsonArray(new JsonObject { ["from"] = "answer", ["to"] = "kept" }), ["exits"] = new JsonObject { ["next"] = "keep" } },
                new JsonObject { ["id"] = "keep", ["type"] = "set", ["values"] = new JsonObject { ["set"] = 1 }, ["exits"] = new JsonObject { ["next"] = "ask" } }),
        };

        Assert.Equal(unknown.Split('|', StringSplitOptions.RemoveEmptyEntries), Problems(flow).Where(problem => problem.Code == ProblemCode.NameUnknown).Select(problem => problem.Subject));
    }

    [Theory]
    [InlineData("\"text\": \"You said {kept}.\"", true)]
    [InlineData("\"text\": \"{a}{kept\"", false)]
    [InlineData("\"text\": \"{a}{kept}\"", true)]
    [InlineData("\"text\": { \"en\": \"{kept}\" }", true)]
    [InlineData("\"text\": \"kept\"", false)]
    [InlineData("\"text\": \"x\", \"if\": { \"fact\": \"kept\" }", true)]
    [InlineData("\"text\": \"x\", \"options_from\": \"kept\"", true)]
    [InlineData("\"text\": \"x\", \"ui\": { \"note\": \"{kept}\" }", false)]
    [InlineData("\"text\": \"x\", \"more\": [null, [\"{kept}\"]]", true)]
    [InlineData("\"text\": \"x\", \"kept\": null", false)]
    public void An_answer_that_goes_nowhere_is_told(string step, bool used)
    {
        var flow = Flow("[]");
        flow["steps"]!.AsArray().Add(JsonNode.Parse("""{ "id": "asks", "type": "ask", "kind": "text", "variable": "kept", "text": "Well?" }"""));
        flow["steps"]!.AsArray().Add(JsonNode.Parse($$"""{ "id": "says", "type": "message", {{step}} }"""));
        Assert.Equal(!used, Problems(flow).Any(problem => problem is { Code: ProblemCode.MappingMissing, StepId: "asks", Subject: "kept" }));
    }

    [Theory]
    [InlineData("{}", "main/- VersionUnknown spec_version")]
    [InlineData("""{ "spec_version": 1 }""", "main/- EntryMissing entry")]
    [InlineData("""{ "entry": "x" }""", "main/- EntryMissing entry")]
    [InlineData("""{ "entries": { "menu": "x" } }""", "main/- EntryMissing menu")]
    [InlineData("""{ "steps": [{ "type": "end" }] }""", "main/- IdMissing end")]
    [InlineData("""{ "steps": [{ "id": "", "text": "x" }] }""", "main/- IdMissing step")]
    [InlineData("""{ "steps": [{ "id": "a", "type": "end" }, { "id": "a", "type": "end" }] }""", "main/a IdTwice a")]
    [InlineData("""{ "steps": [{ "id": "a", "type": "dance" }] }""", "main/a TypeUnknown dance")]
    [InlineData("""{ "steps": [{ "id": "a" }] }""", "main/a TypeUnknown ")]
    [InlineData("""{ "steps": [{ "id": "a", "type": "message", "text": "x", "exits": { "next": "b" } }] }""", "main/a TargetMissing next")]
    [InlineData("""{ "steps": [{ "id": "a", "type": "message", "text": "x", "exits": { "never": "a" } }] }""", "main/a FieldWrong exits.never")]
    [InlineData("""{ "steps": [{ "id": "a", "type": "call", "flow": "b" }] }""", "main/a TargetMissing flow")]
    [InlineData("""{ "steps": [{ "id": "a", "type": "call", "flow": "main", "entry": "b" }] }""", "main/a TargetMissing flow")]
    [InlineData("""{ "steps": [{ "id": "a", "type": "message" }] }""", "main/a TextMissing text")]
    [InlineData("""{ "steps": [{ "id": "a", "type": "message", "text": { "en": "x" } }] }""", "main/a TranslationMissing text.ar")]
    [InlineData("""{ "steps": [{ "id": "a", "type": "message", "text": { "en": "x", "ar": "" } }] }""", "main/a TranslationMissing text.ar")]
    [InlineData("""{ "steps": [{ "id": "a", "type": "choice", "text": "x", "options": [{ "id": "b", "label": { "en": "x" } }] }] }""", "main/a TranslationMissing options.b.ar")]
    [InlineData("""{ "steps": [{ "id": "a", "type": "choice", "text": "x", "options": [{ "id": "b", "label": "x", "description": { "en": "x" } }] }] }""", "main/a TranslationMissing options.b.description.ar")]
    [InlineData("""{ "steps": [{ "id": "a", "type": "ask", "text": "x", "answer_as": { "en": "x" } }] }""", "main/a TranslationMissing answer_as.ar")]
    [InlineData("""{ "texts": { "more": { "en": "x" } } }""", "main/- TranslationMissing texts.more.ar")]
    [InlineData("""{ "steps": [{ "id": "a", "type": "orders", "text": "x" }] }""", "main/a OperationOff GetOrderStatus")]
    public void A_problem_has_its_place(string flow, string problem)
    {
        var found = FlowValidator.Check(new FlowBundle(1, new Dictionary<string, JsonObject> { ["main"] = JsonNode.Parse(flow)!.AsObject() }), ["en", "ar"], [ErpOperation.GetOrderStatus]);
        Assert.Contains(problem, found.Select(one => $"{one.FlowId}/{one.StepId ?? "-"} {one.Code} {one.Subject}"));
    }

    [Fact]
    public void Without_a_main_flow_nothing_begins()
    {
        var found = FlowValidator.Check(new FlowBundle(1, new Dictionary<string, JsonObject>()), ["en"]);
        Assert.Contains(found, problem => problem is { FlowId: "main", Code: ProblemCode.EntryMissing, Subject: "main" });
        Assert.Equal(
            "already_ordered cart_unknown choose failed handed_over more not_here not_taken not_understood order_cancelled order_done order_news order_on_its_way order_refused order_settled stopped",
            string.Join(' ', found.Where(problem => problem.Code == ProblemCode.TextMissing).Select(problem => problem.Subject.Replace("texts.", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData(1024, false)]
    [InlineData(1025, true)]
    public void A_text_has_the_room_that_WhatsApp_gives(int length, bool tooLong)
    {
        var flow = Flow("[]");
        flow["texts"]!["more"] = new JsonObject { ["en"] = new string('x', length) };
        Assert.Equal(tooLong, Problems(flow).Any(problem => problem is { Code: ProblemCode.TooLong, Subject: "texts.more.en" }));
    }

    private static IReadOnlyList<Problem> Problems(JsonObject flow) => FlowValidator.Check(Bundle(flow), ["en"]);

    private static FlowBundle Bundle(JsonObject flow) => new(1, new Dictionary<string, JsonObject> { ["main"] = flow });

    private static JsonObject Flow(string triggers, params string[] steps)
    {
        var flow = new JsonObject
        {
            ["spec_version"] = 1, ["entry"] = "begin", ["triggers"] = JsonNode.Parse(triggers), ["entries"] = new JsonObject { ["other"] = "begin" }, ["steps"] = new JsonArray(),
            ["texts"] = Source.Defaults.Flows["main"]["texts"]!.DeepClone(), ["words"] = Source.Defaults.Flows["main"]["words"]!.DeepClone(),
        };
        foreach (var step in steps.Prepend("begin"))
        {
            flow["entries"]![step] = step;
            flow["steps"]!.AsArray().Add(JsonNode.Parse($$"""{ "id": "{{step}}", "type": "ask", "kind": "text", "text": "{{step}}?", "exits": { "next": "begin" } }"""));
        }

        return flow;
    }
}
