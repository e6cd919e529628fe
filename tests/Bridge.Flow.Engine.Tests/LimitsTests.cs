using System.Text.Json.Nodes;
using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine.Tests;

/// <summary>An author's mistake ends as an outcome at its step, in time, with a person to go on with.</summary>
public class LimitsTests
{
    [Fact]
    public void Conditions_and_names_are_weighed_up_to_a_limit()
    {
        var one = """{ "all": [{ "fact": "company" }, { "not": { "fact": "nothing" } }] }""";
        JsonObject Main(int times) => Flow($$"""
            { "id": "if", "type": "condition", "if": { "all": [{{string.Join(',', Enumerable.Repeat(one, times))}}] }, "exits": { "yes": "ask", "no": "ask" } },
            { "id": "ask", "type": "ask", "kind": "text", "variable": "said", "text": "Well?", "exits": { "next": "if" } }
            """);

        Assert.Null(Failure(Main(500)));
        Assert.Equal(("too_costly", "if"), Failure(Main(5000)));
        Assert.Equal(("too_costly", "ask"), Failure(Flow($$"""
            { "id": "ask", "type": "ask", "kind": "text", "variable": "said", "text": "{{string.Concat(Enumerable.Repeat("{company}", 5001))}}", "exits": { "next": "ask" } }
            """)));
    }

    [Fact]
    public void Steps_that_run_in_a_circle_stop() => Assert.Equal(("too_many_steps", "one"), Failure(Flow("""
        { "id": "one", "type": "set", "values": { "a": 1 }, "exits": { "next": "two" } }, { "id": "two", "type": "set", "values": { "a": 2 }, "exits": { "next": "one" } }
        """)));

    [Fact]
    public void A_session_does_not_grow_for_ever()
    {
        var conversation = new Conversation(new FlowBundle(1, new Dictionary<string, JsonObject>
        {
            ["main"] = Flow("""{ "id": "ask", "type": "ask", "kind": "text", "variable": "said", "text": "Well?", "mapping": [{ "from": "{all}{said}", "to": "all" }], "exits": { "next": "ask" } }"""),
        }), World.Small());
        conversation.Text("hello there");
        var said = Enumerable.Range(0, 60).Select(_ => conversation.Text(new string('x', 1900))).First(effects => effects.OfType<Note>().Any(note => note.Code == "flow_failed"));

        Assert.Equal("session_too_large", said.OfType<Note>().Single().Arguments["problem"]);
        Assert.Contains(said, effect => effect is HandOver { Reason: Contracts.Flow.HandOverReason.FlowFailed });
    }

    [Fact]
    public void Of_a_letter_the_beginning_is_read_and_no_sign_is_cut_in_two()
    {
        var conversation = new Conversation(new FlowBundle(1, new Dictionary<string, JsonObject>
        {
            ["main"] = Flow("""{ "id": "ask", "type": "ask", "kind": "text", "variable": "said", "text": "Well?", "exits": { "next": "ask" } }"""),
        }), World.Small());
        var read = new List<string>();
        conversation.Ran = (_, _, input, _, _) => read.AddRange(input is ItemInput { Arrived.Item: Contracts.Messaging.TextItem text } ? [text.Body] : []);

        conversation.Text($"{new string('x', ItemInput.MostRead - 1)}\U0001F600 and so on");
        conversation.Text(new string('x', 3_000_000));

        Assert.Equal([ItemInput.MostRead - 1, ItemInput.MostRead], read.Select(body => body.Length).Distinct());
    }

    /// <summary>Only in a flow that begins by itself: where it is called, its caller goes on.</summary>
    [Fact]
    public void An_answer_that_ends_in_silence_is_told()
    {
        var steps = """
            { "id": "menu", "type": "choice", "text": "What?", "options": [{ "id": "a", "label": "A" }, { "id": "b", "label": "B" }], "exits": { "a": "if" } },
            { "id": "if", "type": "condition", "if": { "fact": "cart" }, "exits": { "yes": "bye" } },
            { "id": "bye", "type": "message", "text": "Bye." }
            """;

        Assert.Equal(["if exits.no", "menu exits.b"], DeadEnds(("main", Flow(steps))));
        Assert.Empty(DeadEnds(("main", Flow("""{ "id": "call", "type": "call", "flow": "other" }""")), ("other", Flow(steps, triggers: true))));
        Assert.Empty(DeadEnds(("main", Flow("""{ "id": "end", "type": "end" }""")), ("other", Flow(steps))));
        Assert.Equal(["if exits.no", "menu exits.b"], DeadEnds(("main", Flow("""{ "id": "end", "type": "end" }""")), ("other", Flow(steps, triggers: true))));
    }

    private static IEnumerable<string> DeadEnds(params (string Id, JsonObject Flow)[] flows) =>
        FlowValidator.Check(new FlowBundle(1, flows.ToDictionary(flow => flow.Id, flow => flow.Flow)), ["en"]).Where(problem => problem.Code == ProblemCode.DeadEnd)
            .Select(problem => $"{problem.StepId} {problem.Subject}");

    private static (string Problem, string Step)? Failure(JsonObject main)
    {
        var conversation = new Conversation(new FlowBundle(1, new Dictionary<string, JsonObject> { ["main"] = main }), World.Small());
        return conversation.Text("hello there").OfType<Note>().SingleOrDefault(note => note.Code == "flow_failed") is { } note ? (note.Arguments["problem"], note.Arguments["step"]) : null;
    }

    private static JsonObject Flow(string steps, bool triggers = false)
    {
        var flow = JsonNode.Parse($$"""{ "spec_version": 1, "steps": [{{steps}}] }""")!.AsObject();
        flow["entry"] = flow["steps"]![0]!["id"]!.DeepClone();
        flow["texts"] = Source.Defaults.Flows["main"]["texts"]!.DeepClone();
        if (triggers)
        {
            flow["triggers"] = JsonNode.Parse("""[{ "on": "keyword", "words": { "en": ["offer"] } }]""");
        }

        return flow;
    }
}
